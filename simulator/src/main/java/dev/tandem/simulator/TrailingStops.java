package dev.tandem.simulator;

import dev.tandem.api.order.TimeInForce;
import dev.tandem.simulator.FillRules.ExitRule;
import dev.tandem.simulator.FillRules.StopRule;
import dev.tandem.simulator.FillRules.TrailRule;

/// Moves trailing stops behind the bars.
final class TrailingStops {
    private final FillRules rules;
    private final Matching matching;
    private final Fills fills;
    private final Match match = new Match();

    TrailingStops(FillRules rules, Matching matching, Fills fills) {
        this.rules = rules;
        this.matching = matching;
        this.fills = fills;
    }

    /// What a bar leaves behind for an order that did not end in it.
    void afterRange(WorkingOrder order, BarPrices bar, long atNanos) {
        var woke = order.wake != WorkingOrder.Wake.NONE;
        if (order.ended || order.asleep || !order.trailed) {
            return;
        }
        var sawOpen =
                woke
                        ? order.wokeAt == WorkingOrder.Moment.OPEN
                                && rules.exitRule() != ExitRule.NEXT_BAR
                        : order.activeNanos <= bar.openNanos;
        if (!sawOpen && (woke || order.activeNanos >= atNanos)) {
            return;
        }
        var extreme = rules.trailRule() == TrailRule.EXTREME && sawOpen;
        var price = extreme ? bar.best(order.side) : bar.close;
        if (order.trail() == null) {
            if (rules.stopRule() == StopRule.BACKTRADER) {
                order.takeLimitAlong(price);
            }
        } else if (order.follow(price, false) && extreme) {
            matchTurned(order, bar, price, atNanos);
        }
    }

    /// A close beyond the trigger that followed the extreme has surely triggered it.
    private void matchTurned(WorkingOrder order, BarPrices bar, long extreme, long atNanos) {
        if (order.isWorking()
                && !(order.timeInForce instanceof TimeInForce.AtOpen)
                && !(order.timeInForce instanceof TimeInForce.AtClose)
                && Matching.reaches(order.side.opposite(), bar.close, order.triggerUnits)) {
            matching.inRange(order, bar, extreme, match);
            fills.fillIfFound(order, match, bar, atNanos);
        }
    }
}
