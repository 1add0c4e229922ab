package dev.tandem.simulator;

import dev.tandem.api.order.TimeInForce;
import dev.tandem.simulator.FillRules.ExitRule;
import dev.tandem.simulator.FillRules.MarketFills;
import dev.tandem.simulator.WorkingOrder.Kind;
import dev.tandem.simulator.WorkingOrder.Moment;
import dev.tandem.simulator.WorkingOrder.Wake;

/// Whether an order that woke inside a bar trades in that same bar: how much of the bar is surely
/// not older than the fill that woke it.
final class ExitMatcher {
    private final ExitRule rule;
    private final MarketFills marketFills;
    private final Matching matching;
    private final WorkingOrders orders;

    ExitMatcher(FillRules rules, Matching matching, WorkingOrders orders) {
        rule = rules.exitRule();
        marketFills = rules.marketFills();
        this.matching = matching;
        this.orders = orders;
    }

    /// Whether the order is tried in the bar in which it woke; otherwise it begins with the next.
    boolean tries(WorkingOrder order, BarPrices bar) {
        if (order.wokeAt == Moment.CLOSE
                || order.timeInForce instanceof TimeInForce.AtOpen
                || order.timeInForce instanceof TimeInForce.AtClose
                || (order.isMarket() && marketFills == MarketFills.NEXT_CLOSE)) {
            return false;
        }
        return switch (rule) {
            case NEXT_BAR -> false;
            case WHOLE_BAR, CERTAIN -> true;
            case BACKTESTING_PY ->
                    order.wake == Wake.BY_MARKET
                            || (order.wake == Wake.BY_STOP
                                    && order.kind == Kind.LIMIT
                                    && !stopInBar(order, bar));
        };
    }

    void match(WorkingOrder order, BarPrices bar, Match match) {
        if (rule == ExitRule.BACKTESTING_PY) {
            matchWhole(order, bar, match);
        } else if (order.isMarket() || order.timeInForce.isImmediate()) {
            matching.atClose(order, bar, match);
        } else if (rule == ExitRule.WHOLE_BAR) {
            matching.inRange(order, bar, from(order, bar), match);
        } else {
            matchCertain(order, bar, match);
        }
    }

    private void matchWhole(WorkingOrder order, BarPrices bar, Match match) {
        match.clear();
        if (order.wake == Wake.BY_MARKET) {
            matching.atOpen(order, bar, match);
        }
        if (!match.found) {
            matching.inRange(order, bar, from(order, bar), match);
        }
    }

    private static long from(WorkingOrder order, BarPrices bar) {
        return order.wokeAt == Moment.OPEN ? bar.open : order.wokeUnits;
    }

    private void matchCertain(WorkingOrder order, BarPrices bar, Match match) {
        // an entry that waited for a better price went on in that direction, an entry that followed
        // a worse one likewise: the extreme on that side is not older than the entry
        var later =
                order.wokeAt == Moment.OPEN
                        || (order.wake == Wake.BY_LIMIT && order.kind == Kind.STOP)
                        || ((order.wake == Wake.BY_STOP || order.wake == Wake.BY_STOP_LIMIT)
                                && order.kind == Kind.LIMIT
                                && !stopInBar(order, bar));
        if (later) {
            matching.inRange(order, bar, from(order, bar), match);
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
