package dev.tandem.app.run;

import dev.tandem.api.problem.TandemException;
import dev.tandem.api.problem.TandemException.Kind;
import dev.tandem.app.strategy.FieldsText;
import dev.tandem.app.strategy.StrategyClass;
import dev.tandem.app.strategy.ThrownText;
import dev.tandem.runtime.BacktestFailure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Locale;
import java.util.NoSuchElementException;

/// A strategy that threw, as its author should see it: when, what, where in their file, what it
/// knew, and what is kept of the run.
final class StrategyFailureText {
    private static final String TIMER = "onTimer";

    private StrategyFailureText() {}

    /// @param kept a line about the part that ran, empty for none
    static TandemException of(PreparedRun run, BacktestFailure stopped, String kept) {
        var strategy = run.strategy();
        var failure = stopped.failure();
        var thrown = failure.getCause() == null ? failure : failure.getCause();
        var lines = new ArrayList<String>();
        lines.add(
                strategy.name()
                        + " threw in "
                        + callback(failure.callback(), thrown)
                        + " at "
                        + Instant.EPOCH.plusNanos(failure.atNanos())
                        + bar(stopped));
        lines.addAll(ThrownText.of(strategy, thrown, run.redaction()));
        var fields = FieldsText.of(run.bound().instance(), run.redaction());
        if (!fields.isEmpty()) {
            lines.add("fields: " + fields);
        }
        var hint = hint(thrown);
        if (!hint.isEmpty()) {
            lines.add("hint: " + hint);
        }
        if (!kept.isEmpty()) {
            lines.add(kept);
        }
        return new TandemException(
                Kind.STRATEGY,
                "TDM-5002",
                String.join("\n", lines),
                stopped.barsInAll() == 0
                        ? "correct the line, then run the same command again"
                        : "correct the line, or add --on-error continue to skip callbacks that throw",
                failure);
    }

    /// An action that was given to a schedule has no name of its own.
    private static String callback(String name, Throwable thrown) {
        var isNamed =
                Arrays.stream(thrown.getStackTrace())
                        .filter(StrategyClass::isIn)
                        .anyMatch(frame -> frame.getMethodName().equals(TIMER));
        return name.equals(TIMER) && !isNamed ? "a scheduled action" : name;
    }

    private static String bar(BacktestFailure stopped) {
        return stopped.barsInAll() == 0
                ? ""
                : String.format(
                        Locale.ROOT,
                        " (bar %,d of %,d)",
                        stopped.soFar().bars(),
                        stopped.barsInAll());
    }

    private static String hint(Throwable thrown) {
        return switch (thrown) {
            case IndexOutOfBoundsException _ ->
                    "history() gives fewer values in the first days: ask for the length of the array";
            case NoSuchElementException _ ->
                    "ask whether it is there before taking it, as with find(instrument)";
            case NullPointerException _ ->
                    "something was never set: is it set in onStart, for each instrument?";
            case ArithmeticException _ -> "ask whether the divisor is 0";
            case NumberFormatException _ ->
                    "an indicator is NaN until it is ready: ask isReady() first";
            case UnsupportedOperationException _ ->
                    "lists from the context cannot be changed: make a copy with new ArrayList<>(list)";
            case StackOverflowError _ -> "a method calls itself without end";
            default -> "";
        };
    }
}
