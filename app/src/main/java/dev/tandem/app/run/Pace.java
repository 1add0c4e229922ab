package dev.tandem.app.run;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// How fast a recorded feed is played.
///
/// @param factor times the wall clock, above 0; `Double.POSITIVE_INFINITY` for as fast as it goes
public record Pace(double factor) {
    private static final String MAX = "max";
    private static final int MOST = 1_000_000_000;

    /// Reads `1`, `0.5`, `3600` or `max`.
    ///
    /// @throws IllegalArgumentException for anything else, with what is wrong for the user
    public static Pace parse(String text) {
        if (text.equals(MAX)) {
            return new Pace(Double.POSITIVE_INFINITY);
        }
        try {
            var factor = new BigDecimal(text);
            if (factor.signum() > 0 && factor.compareTo(BigDecimal.valueOf(MOST)) <= 0) {
                return new Pace(factor.doubleValue());
            }
        } catch (NumberFormatException e) {
            throw wrong(text, e);
        }
        throw wrong(text, null);
    }

    private static IllegalArgumentException wrong(String text, @Nullable Exception cause) {
        return new IllegalArgumentException(
                "\"" + text + "\" is no speed, write 1, 60 or max", cause);
    }

    /// Nanoseconds of the wall clock that a stretch of the feed takes.
    public long wallNanos(long feedNanos) {
        return Double.isInfinite(factor) ? 0 : (long) (feedNanos / factor);
    }

    @Override
    public String toString() {
        return Double.isInfinite(factor)
                ? MAX
                : BigDecimal.valueOf(factor).stripTrailingZeros().toPlainString();
    }
}
