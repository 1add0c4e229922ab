package dev.tandem.engine;

import dev.tandem.api.event.OrderEvent;
import dev.tandem.api.order.OrderTerms;
import dev.tandem.engine.order.KeptOrder;
import dev.tandem.engine.order.OrderKeeper;
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

        record Replaced(KeptOrder order, long totalUnits, OrderTerms terms) implements Decision {}
    }

    private final List<Decision> decisions = new ArrayList<>();
    private final OrderKeeper keeper;
    private final ArrayList<Undo> undo = new ArrayList<>();
    private final List<OrderEvent> events = new ArrayList<>();
    private final ArrayDeque<OrderEvent> pendingEvents = new ArrayDeque<>();
    private boolean empty = true;

    /// How to take one step back. A record, not a lambda, for the one that comes with every order.
    private sealed interface Undo {
        record Drop(KeptOrder order) implements Undo {}

        record Run(Runnable action) implements Undo {}
    }

    Transaction(OrderKeeper keeper) {
        this.keeper = keeper;
    }

    void decide(Decision decision) {
        if (decisions.size() == DECISION_LIMIT) {
            throw new IllegalStateException(
                    "more than " + DECISION_LIMIT + " order actions in one callback");
        }
        empty = false;
        decisions.add(decision);
    }

    /// Runs when the callback throws, last added first.
    void onAbort(Runnable action) {
        empty = false;
        undo.add(new Undo.Run(action));
    }

    /// An order to drop when the callback throws.
    void created(KeptOrder order) {
        empty = false;
        undo.add(new Undo.Drop(order));
    }

    /// An event of our own making, told to the strategy after the callback.
    void tell(OrderEvent event) {
        empty = false;
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
        if (!events.isEmpty()) {
            pendingEvents.addAll(events);
        }
        clear();
    }

    /// Undoes what was decided.
    void abort() {
        for (var i = undo.size() - 1; i >= 0; i--) {
            switch (undo.get(i)) {
                case Undo.Drop(var order) ->
                        keeper.drop(order, "the callback that submitted it was aborted");
                case Undo.Run(var action) -> action.run();
            }
        }
        clear();
    }

    boolean isEmpty() {
        return empty;
    }

    boolean hasEvents() {
        return !pendingEvents.isEmpty();
    }

    @Nullable OrderEvent takeEvent() {
        return pendingEvents.poll();
    }

    private void clear() {
        empty = true;
        decisions.clear();
        undo.clear();
        events.clear();
    }
}
