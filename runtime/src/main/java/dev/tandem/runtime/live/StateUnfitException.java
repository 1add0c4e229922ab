package dev.tandem.runtime.live;

import dev.tandem.engine.state.FieldFit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the work of a strategy left in its fields has no place in the changed program.
public final class StateUnfitException extends RuntimeException {
    private static final long serialVersionUID = 1;

    StateUnfitException(FieldFit fit, @Nullable Throwable cause) {
        super(reasons(fit, cause), cause);
    }

    /// One reason in each line.
    private static String reasons(FieldFit fit, @Nullable Throwable cause) {
        var gone = fit.gone().stream().map(name -> name + " is not there any more");
        var reasons = Stream.concat(gone, fit.misfits().stream());
        var last = cause == null ? Stream.<String>of() : Stream.of(cause.getMessage());
        return Stream.concat(reasons, last).collect(Collectors.joining("\n"));
    }
}
