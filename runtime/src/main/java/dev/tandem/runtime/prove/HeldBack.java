package dev.tandem.runtime.prove;

import dev.tandem.api.event.ExecutionReport;
import dev.tandem.api.event.VenueReport;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reports that arrive at the end of the instant after that in which they were given, when the
/// strategy has seen the bars of that instant.
final class HeldBack {
    private final List<VenueReport> young = new ArrayList<>();
    private final List<VenueReport> old = new ArrayList<>();
    private final ArrayDeque<VenueReport> ready = new ArrayDeque<>();

    void add(VenueReport report) {
        young.add(report);
    }

    @Nullable VenueReport poll() {
        return ready.poll();
    }

    /// Takes back what is held of an order, oldest first, because it must not be overtaken.
    List<VenueReport> take(long orderNumber) {
        var taken = new ArrayList<VenueReport>();
        for (var reports : List.of(ready, old, young)) {
            reports.removeIf(report -> isAbout(report, orderNumber) && taken.add(report));
        }
        return taken;
    }

    private static boolean isAbout(VenueReport report, long orderNumber) {
        return report instanceof ExecutionReport execution
                && execution.orderNumber() == orderNumber;
    }

    boolean isEmpty() {
        return ready.isEmpty() && old.isEmpty() && young.isEmpty();
    }

    boolean endInstant() {
        ready.addAll(old);
        old.clear();
        old.addAll(young);
        young.clear();
        return !ready.isEmpty();
    }
}
