package dev.tandem.app.config;

import java.io.Serial;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A value that cannot be read, with its own place where that is a part of what is read.
final class WrongValue extends IllegalArgumentException {
    @Serial private static final long serialVersionUID = 1;

    private final ConfigCode code;
    private final transient @Nullable Origin origin;

    /// @param origin null for that of the whole value
    WrongValue(ConfigCode code, @Nullable Origin origin, String message) {
        super(message);
        this.code = code;
        this.origin = origin;
    }

    ConfigCode code() {
        return code;
    }

    Origin originOr(Origin whole) {
        return origin == null ? whole : origin;
    }

    /// Reads a part of a value, so that what is wrong with it is told at its place.
    static <T> T at(Origin origin, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (WrongValue e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new WrongValue(ConfigCode.WRONG_VALUE, origin, String.valueOf(e.getMessage()));
        }
    }
}
