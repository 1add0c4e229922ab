package dev.tandem.app.strategy;

import dev.tandem.api.problem.TandemException;
import dev.tandem.api.problem.TandemException.Kind;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;

/// The errors of a compilation as one message: each with its place, its line and a mark under it.
final class CompileErrors {
    private static final int SHOWN = 10;

    private CompileErrors() {}

    static TandemException of(SourceText source, List<? extends Diagnostic<?>> diagnostics) {
        var errors =
                diagnostics.stream().filter(d -> d.getKind() == Diagnostic.Kind.ERROR).toList();
        var count = errors.size() == 1 ? "1 error" : errors.size() + " errors";
        var text = new StringBuilder(source.path() + " does not compile: " + count);
        errors.stream().limit(SHOWN).forEach(error -> append(text, source, error));
        if (errors.size() > SHOWN) {
            text.append("\n... and ").append(errors.size() - SHOWN).append(" more");
        }
        return new TandemException(
                Kind.STRATEGY,
                "TDM-5001",
                text.toString(),
                "correct the marked lines, then run the same command again");
    }

    private static void append(StringBuilder text, SourceText source, Diagnostic<?> error) {
        var message = shortened(error.getMessage(Locale.ROOT)).lines().toList();
        if (error.getPosition() == Diagnostic.NOPOS) {
            text.append('\n').append(String.join(" ", message));
            return;
        }
        var number = (int) error.getLineNumber();
        var line = source.line(number);
        var column = columnOf(source.text(), (int) error.getPosition());
        text.append('\n').append(source.name()).append(':').append(number).append(':');
        text.append(column + 1).append("  ").append(message.getFirst());
        var gutter = String.format(Locale.ROOT, "%5d | ", number);
        text.append('\n').append(gutter).append(line);
        text.append('\n').append(" ".repeat(gutter.length() - 2)).append("| ");
        text.append(" ".repeat(column)).append("^".repeat(marked(error, line, column)));
        message.stream().skip(1).forEach(more -> text.append("\n        ").append(more.strip()));
    }

    /// The compiler's message with `String` instead of `java.lang.String`.
    private static String shortened(String message) {
        return message.replaceAll("\\bjava\\.lang\\.(?=[A-Z])", "");
    }

    private static int columnOf(String text, int position) {
        return position - (text.lastIndexOf('\n', Math.min(position, text.length()) - 1) + 1);
    }

    /// How many characters are marked: the whole of what is wrong where it begins at the place.
    private static int marked(Diagnostic<?> error, String line, int column) {
        if (error.getStartPosition() != error.getPosition()) {
            return 1;
        }
        var length = error.getEndPosition() - error.getStartPosition();
        return Math.clamp(length, 1, Math.max(1, line.length() - column));
    }
}
