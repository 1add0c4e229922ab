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

    private sealed interface Problem {
        Origin origin();

        String code();

        List<String> lines();
    }

    /// Of a value that was written.
    private record Written(ConfigCode kind, Origin origin, String text, String hint)
            implements Problem {
        @Override
        public String code() {
            return kind.code();
        }

        @Override
        public List<String> lines() {
            if (kind == ConfigCode.PLAIN_SECRET) { // its line shows it
                return List.of(text + (origin.line() == 0 ? " in " : " at ") + origin, "  " + hint);
            }
            if (origin.line() == 0) {
                var head =
                        kind == ConfigCode.FILE_MISSING
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

    /// Of something that a value names.
    private record Named(Origin origin, TandemException failure) implements Problem {
        @Override
        public String code() {
            return failure.code();
        }

        @Override
        public List<String> lines() {
            return String.valueOf(failure.getMessage()).lines().toList();
        }
    }

    /// @param text what is wrong, without its place
    /// @param hint what would be right; empty for nothing
    void add(ConfigCode code, Origin origin, String text, String hint) {
        problems.add(new Written(code, origin, text, hint));
    }

    /// @param origin of the value that names what failed
    void add(Origin origin, TandemException failure) {
        problems.add(new Named(origin, failure));
    }

    /// Whether a file could not be read, so that looking further would find what is not there.
    boolean isFatal() {
        return problems.stream()
                .anyMatch(problem ->
                        problem instanceof Written(var kind, _, _, _)
                                && (kind == ConfigCode.FILE_MISSING || kind == ConfigCode.NO_YAML));
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
        if (problems.size() == 1 && first instanceof Named(_, var failure)) {
            throw failure;
        }
        if (problems.size() == 1) {
            throw failure(first, String.join("\n", first.lines()));
        }
        var lines = new ArrayList<String>();
        lines.add(problems.size() + " problems in the configuration");
        for (var problem : problems.subList(0, Math.min(SHOWN, problems.size()))) {
            var own = problem.lines();
            lines.add(problem.code() + "  " + own.getFirst());
            lines.addAll(own.subList(1, own.size()));
        }
        if (problems.size() > SHOWN) {
            lines.add("... and " + (problems.size() - SHOWN) + " more");
        }
        throw failure(first, String.join("\n", lines));
    }

    private static TandemException failure(Problem first, String text) {
        return new TandemException(Kind.CONFIG, first.code(), text, NEXT);
    }
}
