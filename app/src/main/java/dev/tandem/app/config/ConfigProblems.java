package dev.tandem.app.config;

import dev.tandem.api.problem.TandemException;
import dev.tandem.api.problem.TandemException.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Collects all that is wrong with a configuration, each with its place, its line and a hint.
final class ConfigProblems {
    private static final String NEXT = "docs/guide/configuration.md lists all keys";
    private static final int SHOWN = 20;

    private final List<Problem> problems = new ArrayList<>();

    private record Problem(ConfigCode code, Origin origin, String text, String hint) {
        List<String> lines() {
            if (code == ConfigCode.PLAIN_SECRET) { // its line shows it
                return List.of(text + " at " + origin, "  " + hint);
            }
            if (origin.line() == 0) {
                var head =
                        code == ConfigCode.FILE_MISSING
                                ? origin + ": " + text
                                : text + " in " + origin;
                return hint.isEmpty() ? List.of(head) : List.of(head, "  " + hint);
            }
            var head = text + " at " + origin;
            var number = String.format("%5d | ", origin.line());
            var margin = " ".repeat(number.length() - 2) + "| ";
            var pointer = " ".repeat(origin.column() - 1) + "^".repeat(origin.length());
            return List.of(
                    head, number + origin.text(), (margin + pointer + " " + hint).stripTrailing());
        }
    }

    /// @param text what is wrong, without its place
    /// @param hint what would be right; empty for nothing
    void add(ConfigCode code, Origin origin, String text, String hint) {
        problems.add(new Problem(code, origin, text, hint));
    }

    /// Whether a file could not be read, so that looking further would find what is not there.
    boolean isFatal() {
        return problems.stream()
                .map(Problem::code)
                .anyMatch(code -> code == ConfigCode.FILE_MISSING || code == ConfigCode.NO_YAML);
    }

    /// @throws TandemException with all problems, those of a file in the order of its lines
    void throwIfAny() {
        if (problems.isEmpty()) {
            return;
        }
        problems.sort(
                Comparator.comparing((Problem problem) -> problem.origin().name())
                        .thenComparingInt(problem -> problem.origin().line()));
        var first = problems.getFirst();
        if (problems.size() == 1) {
            throw failure(first, String.join("\n", first.lines()));
        }
        var lines = new ArrayList<String>();
        lines.add(problems.size() + " problems in the configuration");
        for (var problem : problems.subList(0, Math.min(SHOWN, problems.size()))) {
            var own = problem.lines();
            lines.add(problem.code().code() + "  " + own.getFirst());
            lines.addAll(own.subList(1, own.size()));
        }
        if (problems.size() > SHOWN) {
            lines.add("... and " + (problems.size() - SHOWN) + " more");
        }
        throw failure(first, String.join("\n", lines));
    }

    private static TandemException failure(Problem first, String text) {
        return new TandemException(Kind.CONFIG, first.code().code(), text, NEXT);
    }
}
