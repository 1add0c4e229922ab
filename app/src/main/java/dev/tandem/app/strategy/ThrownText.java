package dev.tandem.app.strategy;

import dev.tandem.app.secret.Redaction;
import java.util.ArrayList;
import java.util.List;

/// What a strategy threw, for its author: the exception and its causes, each with the places in the
/// strategy's own code.
public final class ThrownText {
    private static final int FRAMES = 5;
    private static final int CAUSES = 5;
    private static final int MESSAGE_LENGTH = 300;
    private static final int SOURCE_LENGTH = 100;

    private final StrategyClass strategy;
    private final Redaction redaction;
    private final List<String> lines = new ArrayList<>();
    private int frames;

    private ThrownText(StrategyClass strategy, Redaction redaction) {
        this.strategy = strategy;
        this.redaction = redaction;
    }

    /// The lines, places indented by four spaces.
    ///
    /// @param redaction what none may show, whole or cut
    public static List<String> of(StrategyClass strategy, Throwable thrown, Redaction redaction) {
        var text = new ThrownText(strategy, redaction);
        text.add("", thrown);
        var cause = thrown.getCause();
        for (var i = 0; cause != null && i < CAUSES; i++) {
            text.add("caused by ", cause);
            cause = cause.getCause();
        }
        return List.copyOf(text.lines);
    }

    private void add(String label, Throwable thrown) {
        lines.add(label + described(thrown));
        for (var frame : thrown.getStackTrace()) {
            if (StrategyClass.isIn(frame) && frames < FRAMES) {
                frames++;
                lines.add("    at " + place(frame) + source(frame));
            }
        }
    }

    /// The exception in one line, whatever its own methods do.
    private String described(Throwable thrown) {
        try {
            return cut(redaction.clean(thrown.toString()).replaceAll("\\s+", " "), MESSAGE_LENGTH);
        } catch (RuntimeException | StackOverflowError _) {
            return thrown.getClass().getName();
        }
    }

    private static String place(StackTraceElement frame) {
        return frame.getClassName().replace('$', '.')
                + "."
                + frame.getMethodName().replaceAll("lambda\\$(\\w+)\\$\\d+", "$1")
                + "("
                + frame.getFileName()
                + ":"
                + frame.getLineNumber()
                + ")";
    }

    private String source(StackTraceElement frame) {
        return strategy.source()
                .filter(_ -> frame.getLineNumber() > 0)
                .map(source -> source.line(frame.getLineNumber()).strip())
                .filter(line -> !line.isEmpty())
                .map(line -> "   " + cut(redaction.clean(line), SOURCE_LENGTH))
                .orElse("");
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length) + "...";
    }
}
