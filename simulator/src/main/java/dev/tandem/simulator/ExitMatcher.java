package dev.tandem.simulator;

import dev.tandem.simulator.FillRules.ExitRule;
import dev.tandem.simulator.WorkingOrder.Kind;
import dev.tandem.simulator.WorkingOrder.Wake;

/// Whether an order that woke inside a bar trades in that same bar: how much of the bar is surely
/// not older than the fill that woke it.
final class ExitMatcher {
    private final ExitRule rule;
    private final Matching matching;
    private final WorkingOrders orders;

    ExitMatcher(ExitRule rule, Matching matching, WorkingOrders orders) {
        this.rule = rule;
        this.matching = matching;
        this.orders = orders;
    }

    boolean match(WorkingOrder order, BarPrices bar, Match match) {
        match.clear();
        switch (rule) {
            case NEXT_BAR -> {}
            case WHOLE_BAR -> matching.inRange(order, bar, match);
            case CERTAIN -> matchCertain(order, bar, match);
            case BACKTESTING_PY -> {
                if (order.wake == Wake.BY_MARKET) {
                    matchWhole(order, bar, match);
                } else if (order.wake == Wake.BY_STOP
                        && order.kind == Kind.LIMIT
                        && !stopInBar(order, bar)) {
                    matchWhole(order, bar, match);
                }
            }
        }
        return match.found;
    }

    private void matchWhole(WorkingOrder order, BarPrices bar, Match match) {
        matching.atOpen(order, bar, match);
        if (!match.found) {
            matching.inRange(order, bar, match);
        }
    }

    private void matchCertain(WorkingOrder order, BarPrices bar, Match match) {
        // an entry that waited for a better price went on in that direction, an entry that followed
        // a worse one likewise: the extreme on that side is not older than the entry
        var later =
                order.wokeAtOpen
                        || (order.wake == Wake.BY_LIMIT && order.kind == Kind.STOP)
                        || ((order.wake == Wake.BY_STOP || order.wake == Wake.BY_STOP_LIMIT)
                                && order.kind == Kind.LIMIT
                                && !stopInBar(order, bar));
        if (later) {
            matching.inRange(order, bar, match);
        } else {
            matching.atClose(order, bar, match);
        }
    }

    /// Whether the bar reached the stop of the same group.
    private boolean stopInBar(WorkingOrder exit, BarPrices bar) {
        for (var other : orders.open()) {
            if (other != exit
                    && other.links.parent() == exit.links.parent()
                    && other.kind == Kind.STOP
                    && Matching.reaches(
                            other.side.opposite(), bar.worst(other.side), other.triggerUnits)) {
                return true;
            }
        }
        return false;
    }
}
