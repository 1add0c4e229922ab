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

        /// An order woke now.
        void woke(WorkingOrder order, long atNanos);
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
            order.exits = order.isExitOf(parent);
            order.wokenUnits = sharesFills(order) ? 0 : order.wokenUnits;
        }
    }

    /// Whether an order works as much as its entry has filled.
    private boolean sharesFills(WorkingOrder child) {
        return rules.groupRule() != GroupRule.BACKTRADER && child.exits;
    }

    void filled(WorkingOrder order, long quantityUnits, Match match, long atNanos) {
        if (!order.hasDependents) {
            return;
        }
        for (var child : dependents(order)) {
            if (!child.ended) {
                wake(order, child, quantityUnits, match, atNanos);
            }
        }
        if (order.links.group() == 0 || order.remaining() == 0) {
            return; // its end is told by ended()
        }
        for (var other : group(order)) {
            switch (rules.groupRule()) {
                case REDUCE -> shrink(order, other, quantityUnits);
                case CANCEL -> {
                    if (order.links.parent() == 0) {
                        cancel(order, other);
                    } else {
                        shrink(order, other, quantityUnits);
                    }
                }
                case BACKTRADER -> {
                    if (order.links.parent() == 0) {
                        cancel(order, other);
                    }
                }
            }
        }
    }

    /// The end of the other one does not come back to the order that caused it.
    private void cancel(WorkingOrder order, WorkingOrder other) {
        other.usedUp = true;
        ending.end(other, cancelled(other, order, "traded"));
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
            } else if (child.totalUnits > child.wokenUnits) {
                resize(child, child.wokenUnits, "its entry filled no more");
            }
        }
        if (order.links.group() != 0 && !order.usedUp) {
            var what = order.remaining() == 0 ? "filled" : "ended";
            for (var other : group(order)) {
                if (!other.ended) {
                    ending.end(other, cancelled(other, order, what));
                }
            }
        }
    }

    /// An entry has another total quantity now: exits of all of it follow.
    void resized(WorkingOrder entry, long beforeUnits) {
        var change = entry.totalUnits - beforeUnits;
        if (!entry.hasDependents || change == 0) {
            return;
        }
        for (var child : dependents(entry)) {
            var woken = sharesFills(child) ? child.wokenUnits : entry.filledUnits;
            var coming = child.totalUnits - woken;
            if (child.reduceOnly && child.exits && coming == beforeUnits - entry.filledUnits) {
                resize(child, child.totalUnits + change, "its entry was resized");
            }
        }
    }

    private void wake(
            WorkingOrder parent,
            WorkingOrder child,
            long quantityUnits,
            Match match,
            long atNanos) {
        if (sharesFills(child)) {
            child.wokenUnits += quantityUnits;
        } else if (parent.remaining() > 0) {
            return; // other orders wait for the whole
        }
        var changed = false;
        if (child.links.fromFill().isPresent() && !child.priceGiven) {
            changed = setFromFill(parent, child, atNanos);
        }
        if (child.asleep) {
            child.asleep = false;
            if (child.instrument.equals(parent.instrument)) {
                child.wake = parent.wakes();
                child.wokeAt = match.moment();
                child.wokeUnits = match.priceUnits;
                child.follow(match.priceUnits, true);
                woken.add(child);
            } // else it enters a market of which the entry says nothing
            ending.woke(child, atNanos);
        }
        if (changed && !child.ended) {
            ending.restate(child, "order " + parent.number + " filled");
        }
    }

    private static boolean setFromFill(WorkingOrder parent, WorkingOrder child, long atNanos) {
        var scale = child.instrument.priceScale();
        var from = parent.averageUnits;
        var distance = child.links.fromFill().orElseThrow().unitsFrom(from, scale);
        // a stop loses what the position loses; a limit takes its profit on the other side
        var up = child.terms.isStop() ? child.side.sign() > 0 : child.side.sign() < 0;
        var later = child.terms.isStop() ? child.side.opposite() : child.side;
        var units = up ? Math.addExact(from, distance) : Math.subtractExact(from, distance);
        var price = new Price(child.instrument.roundPassively(later, units, atNanos), scale);
        OrderTerms changed = child.terms.withPrices(_ -> price, _ -> price);
        if (changed.equals(child.terms)) {
            return false;
        }
        child.change(changed);
        return true;
    }

    private void shrink(WorkingOrder order, WorkingOrder other, long quantityUnits) {
        if (other.wokenUnits != Long.MAX_VALUE) {
            other.wokenUnits -= quantityUnits;
        }
        other.usedUp = other.totalUnits - quantityUnits <= other.filledUnits;
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
