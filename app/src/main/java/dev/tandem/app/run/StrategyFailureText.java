package dev.tandem.app.run;

import dev.tandem.api.problem.TandemException;
import dev.tandem.api.problem.TandemException.Kind;
import dev.tandem.app.strategy.StrategyClass;
import dev.tandem.engine.StrategyFailure;
import java.time.Instant;

/// A strategy that threw, as the user should see it: when, what, and where in their file.
final class StrategyFailureText {
    private static final int FRAMES = 5;

    private StrategyFailureText() {}

    static TandemException of(StrategyClass strategy, StrategyFailure failure) {
        var text =
                new StringBuilder(strategy.name())
                        .append(" threw in ")
                        .append(failure.callback())
                        .append(" at ")
                        .append(Instant.EPOCH.plusNanos(failure.atNanos()));
        var label = "\n";
        for (var cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            text.append(label).append(cause);
            label = "\ncaused by ";
            for (var frame : cause.getStackTrace()) {
                if (StrategyClass.isIn(frame) && frames(text) < FRAMES) {
                    text.append("\n    at ").append(place(frame)).append(line(strategy, frame));
                }
            }
        }
        return new TandemException(
                Kind.STRATEGY,
                "TDM-5002",
                text.toString(),
                "correct the line, or add --on-error continue to skip callbacks that throw",
                failure);
    }

    private static long frames(CharSequence text) {
        return text.toString().lines().filter(line -> line.startsWith("    at ")).count();
    }

    private static String place(StackTraceElement frame) {
        return frame.getClassName().replace('$', '.')
                + "."
                + frame.getMethodName()
                + "("
                + frame.getFileName()
                + ":"
                + frame.getLineNumber()
                + ")";
    }

    private static String line(StrategyClass strategy, StackTraceElement frame) {
        return strategy.source()
                .filter(_ -> frame.getLineNumber() > 0)
                .map(source -> "   " + source.line(frame.getLineNumber()).strip())
                .orElse("");
    }
}
