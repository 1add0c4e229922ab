package dev.tandem.data;

import dev.tandem.api.problem.TandemException;
import java.util.ArrayList;
import java.util.List;

/// Collects everything that is wrong with the data, so that it is reported at once: the first
/// twenty and a count.
final class Problems {
    static final int SHOWN = 20;

    private final List<Problem> shown = new ArrayList<>();
    private int count;

    /// One fault: what, where and why, and the next step.
    record Problem(DataCode code, String text, String next) {}

    void add(DataCode code, String text, String next) {
        if (count++ < SHOWN) {
            shown.add(new Problem(code, text, next));
        }
    }

    /// Takes over what another part of the module has thrown.
    void add(TandemException failure) {
        for (var code : DataCode.values()) {
            if (code.code().equals(failure.code())) {
                add(code, String.valueOf(failure.getMessage()), failure.next());
                return;
            }
        }
        throw failure;
    }

    void addAll(List<Problem> first, int total) {
        first.forEach(problem -> add(problem.code(), problem.text(), problem.next()));
        count += total - first.size();
    }

    int count() {
        return count;
    }

    boolean isEmpty() {
        return count == 0;
    }

    void throwIfAny() {
        if (count == 0) {
            return;
        }
        var first = shown.getFirst();
        if (count == 1) {
            throw first.code().exception(first.text(), first.next());
        }
        var text = new StringBuilder(count + " problems:");
        shown.forEach(problem -> text.append("\n  ").append(problem.text()));
        if (count > shown.size()) {
            text.append("\n  ... and ").append(count - shown.size()).append(" more");
        }
        throw first.code().exception(text.toString(), first.next());
    }
}
