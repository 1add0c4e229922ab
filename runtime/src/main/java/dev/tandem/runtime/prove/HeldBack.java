package dev.tandem.runtime.prove;

import dev.tandem.api.event.ExecutionReport;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reports that arrive at the end of the instant after that in which they were given, when the
/// strategy has seen the bars of that instant.
final class HeldBack {
    private final List<ExecutionReport> young = new ArrayList<>();
    private final List<ExecutionReport> old = new ArrayList<>();
    private final ArrayDeque<ExecutionReport> ready = new ArrayDeque<>();

    void add(ExecutionReport report) {
        young.add(report);
    }

    @Nullable ExecutionReport poll() {
        return ready.poll();
    }

    /// Takes back what is held of an order, oldest first, because it must not be overtaken.
    List<ExecutionReport> take(long orderNumber) {
        var taken = new ArrayList<ExecutionReport>();
        for (var reports : List.of(ready, old, young)) {
            reports.removeIf(report -> report.orderNumber() == orderNumber && taken.add(report));
        }
        return taken;
    }

    boolean endInstant() {
        ready.addAll(old);
        old.clear();
        old.addAll(young);
        young.clear();
        return !ready.isEmpty();
    }
}
