package dev.tandem.engine;

import dev.tandem.api.event.OrderEvent;
import dev.tandem.engine.order.KeptOrder;
import dev.tandem.engine.risk.RiskApproved;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one callback decided: it leaves as a whole when the callback returns, or is undone as a
/// whole when it throws.
final class Transaction {
    private static final int DECISION_LIMIT = 100_000;
    private static final int EVENT_LIMIT = 1_000_000;

    /// One decision in the order it was made.
    sealed interface Decision {
        record Submitted(KeptOrder order, RiskApproved approved) implements Decision {}

        record Denied(KeptOrder order) implements Decision {}

        record Cancelled(KeptOrder order) implements Decision {}

        record Replaced(KeptOrder order, long totalUnits, long priceUnits) implements Decision {}
    }

    private final List<Decision> decisions = new ArrayList<>();
    private final ArrayList<Runnable> undo = new ArrayList<>();
    private final List<OrderEvent> events = new ArrayList<>();
    private final ArrayDeque<OrderEvent> pendingEvents = new ArrayDeque<>();

    void decide(Decision decision) {
        if (decisions.size() == DECISION_LIMIT) {
            throw new IllegalStateException(
                    "more than " + DECISION_LIMIT + " order actions in one callback");
        }
        decisions.add(decision);
    }

    /// Runs when the callback throws, last added first.
    void onAbort(Runnable action) {
        undo.add(action);
    }

    /// An event of our own making, told to the strategy after the callback.
    void tell(OrderEvent event) {
        events.add(event);
    }

    List<Decision> decisions() {
        return decisions;
    }

    /// Keeps what was decided.
    void commit() {
        if (pendingEvents.size() + events.size() > EVENT_LIMIT) {
            throw new IllegalStateException(
                    "more than " + EVENT_LIMIT + " order events wait for the strategy");
        }
        pendingEvents.addAll(events);
        clear();
    }

    /// Undoes what was decided.
    void abort() {
        for (var i = undo.size() - 1; i >= 0; i--) {
            undo.get(i).run();
        }
        clear();
    }

    boolean isEmpty() {
        return decisions.isEmpty() && undo.isEmpty() && events.isEmpty();
    }

    @Nullable OrderEvent takeEvent() {
        return pendingEvents.poll();
    }

    private void clear() {
        decisions.clear();
        undo.clear();
        events.clear();
    }
}
