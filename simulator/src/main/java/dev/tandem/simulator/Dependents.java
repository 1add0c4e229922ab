package dev.tandem.simulator;

import dev.tandem.api.event.ExecutionReport;
import dev.tandem.api.order.OrderTerms;
import dev.tandem.api.value.Price;
import dev.tandem.simulator.FillRules.GroupRule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the fill or the end of one order does to those that depend on it: exits wake and follow the
/// size of what filled, members of a group shrink or end.
final class Dependents {
    private final FillRules rules;
    private final WorkingOrders orders;
    private final Ending ending;
    private final List<WorkingOrder> woken = new ArrayList<>();

    /// Ends orders and tells of changes.
    interface Ending {
        /// @param report null if the order ended by filling
        void end(WorkingOrder order, @Nullable ExecutionReport report);

        void restate(WorkingOrder order, String reason);

        /// The next place in the order of events.
        long nextSequence();
    }

    Dependents(FillRules rules, WorkingOrders orders, Ending ending) {
        this.rules = rules;
        this.orders = orders;
        this.ending = ending;
    }

    /// Orders that woke and were not taken yet.
    List<WorkingOrder> takeWoken() {
        if (woken.isEmpty()) {
            return List.of();
        }
        var taken = List.copyOf(woken);
        woken.clear();
        return taken;
    }

    /// A new order may depend on others.
    void added(WorkingOrder order) {
        if (order.links.isNone()) {
            return;
        }
        order.hasDependents = order.links.group() != 0;
        var parent = orders.find(order.links.parent());
        if (parent != null) {
            parent.hasDependents = true;
        }
    }

    /// The quantity of an entry is known now: its exits get the same.
    void resolved(WorkingOrder order) {
        if (!order.hasDependents) {
            return;
        }
        for (var child : dependents(order)) {
            if (child.side != order.side && child.totalUnits != order.totalUnits) {
                child.totalUnits = order.totalUnits;
                ending.restate(child, "the size of order " + order.number + " was resolved");
            }
        }
    }

    void filled(WorkingOrder order, long quantityUnits, Match match, long atNanos) {
        if (!order.hasDependents) {
            return;
        }
        for (var child : dependents(order)) {
            if (!child.ended) {
                wake(order, child, match, atNanos);
            }
        }
        if (order.links.group() == 0 || order.remaining() == 0) {
            return; // its end is told by ended()
        }
        for (var other : group(order)) {
            switch (rules.groupRule()) {
                case REDUCE -> shrink(order, other, quantityUnits);
                case CANCEL, BACKTRADER -> {
                    if (order.links.parent() == 0) {
                        ending.end(other, cancelled(other, order, "traded"));
                    }
                }
            }
        }
    }

    void ended(WorkingOrder order) {
        if (!order.hasDependents) {
            return;
        }
        for (var child : dependents(order)) {
            if (child.ended) {
                continue;
            }
            if (order.filledUnits == 0 || child.asleep) {
                ending.end(child, cancelled(child, order, "ended"));
            } else if (child.side != order.side && child.totalUnits > order.filledUnits) {
                resize(child, order.filledUnits, "its entry ended with a part filled");
            }
        }
        if (order.links.group() != 0) {
            var what = order.remaining() == 0 ? "filled" : "ended";
            for (var other : group(order)) {
                if (!other.ended) {
                    ending.end(other, cancelled(other, order, what));
                }
            }
        }
    }

    private void wake(WorkingOrder parent, WorkingOrder child, Match match, long atNanos) {
        var exit = child.side != parent.side && rules.groupRule() != GroupRule.BACKTRADER;
        if (exit) {
            child.wokenUnits = parent.filledUnits;
        } else if (parent.remaining() > 0) {
            return; // other orders wait for the whole
        }
        var changed = false;
        if (child.links.fromFill().isPresent()) {
            changed = setFromFill(parent, child);
        }
        if (child.asleep) {
            child.asleep = false;
            child.activeNanos = atNanos;
            child.activeSequence = ending.nextSequence();
            child.wake = parent.wakes();
            child.wokeAtOpen = match.atOpen;
            child.follow(match.priceUnits, true);
            woken.add(child);
        }
        if (changed) {
            ending.restate(child, "order " + parent.number + " filled");
        }
    }

    private static boolean setFromFill(WorkingOrder parent, WorkingOrder child) {
        var scale = child.instrument.priceScale();
        var from = parent.averageUnits;
        var distance = child.links.fromFill().orElseThrow().unitsFrom(from, scale);
        // a stop loses what the position loses; a limit takes its profit on the other side
        var up = child.terms.isStop() ? child.side.sign() > 0 : child.side.sign() < 0;
        var price = new Price(up ? Math.addExact(from, distance) : from - distance, scale);
        OrderTerms changed = child.terms.withPrices(_ -> price, _ -> price);
        if (changed.equals(child.terms)) {
            return false;
        }
        child.change(changed);
        return true;
    }

    private void shrink(WorkingOrder order, WorkingOrder other, long quantityUnits) {
        resize(
                other,
                other.totalUnits - quantityUnits,
                "order " + order.number + " of its group traded");
    }

    private void resize(WorkingOrder order, long totalUnits, String reason) {
        if (totalUnits <= order.filledUnits) {
            ending.end(order, new ExecutionReport.Cancelled(order.number, reason));
        } else {
            order.totalUnits = totalUnits;
            ending.restate(order, reason);
        }
    }

    private List<WorkingOrder> dependents(WorkingOrder order) {
        var found = new ArrayList<WorkingOrder>();
        for (var other : orders.open()) {
            if (other.links.parent() == order.number) {
                found.add(other);
            }
        }
        return found;
    }

    private List<WorkingOrder> group(WorkingOrder order) {
        var found = new ArrayList<WorkingOrder>();
        for (var other : orders.open()) {
            if (other != order && other.links.group() == order.links.group()) {
                found.add(other);
            }
        }
        return found;
    }

    private static ExecutionReport cancelled(WorkingOrder order, WorkingOrder cause, String what) {
        var relation = order.links.parent() == cause.number ? "its entry, order " : "order ";
        return new ExecutionReport.Cancelled(
                order.number,
                relation
                        + cause.number
                        + (order.links.parent() == cause.number ? ", " : " of its group ")
                        + what);
    }
}
