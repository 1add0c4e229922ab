package dev.tandem.simulator;

import dev.tandem.api.order.Side;
import dev.tandem.simulator.FillRules.LimitRule;
import dev.tandem.simulator.FillRules.LimitSlip;
import dev.tandem.simulator.FillRules.MarketFills;
import dev.tandem.simulator.FillRules.OpenFills;
import dev.tandem.simulator.FillRules.StopGap;
import dev.tandem.simulator.FillRules.StopRule;

/// At which price an order trades against a bar, if it does. An order that is triggered becomes
/// what it then is, whether or not it trades.
final class Matching {
    private final FillRules rules;

    Matching(FillRules rules) {
        this.rules = rules;
    }

    /// An order that was there before the open, against the open.
    void atOpen(WorkingOrder order, BarPrices bar, Match match) {
        match.clear();
        match.atOpen = true;
        match.inBar = rules.openFills() == OpenFills.WITHIN_BAR;
        var price = bar.open;
        switch (order.kind) {
            case MARKET -> match.slipped(price);
            case LIMIT -> limitAtOpen(order, bar, match, true);
            case STOP -> {
                if (reaches(order.side.opposite(), price, order.triggerUnits)) {
                    match.slipped(fillsAtTrigger(order) ? order.triggerUnits : price);
                }
            }
            case STOP_LIMIT -> {
                if (rules.stopRule() != StopRule.BACKTESTING_PY
                        && reaches(order.side.opposite(), price, order.triggerUnits)) {
                    order.trigger();
                    limitAtOpen(order, bar, match, false);
                }
            }
            case TOUCH -> {
                if (reaches(order.side, price, order.triggerUnits)) {
                    match.slipped(price);
                }
            }
            case TOUCH_LIMIT -> {
                if (reaches(order.side, price, order.triggerUnits)) {
                    order.trigger();
                    limitAtOpen(order, bar, match, false);
                }
            }
        }
    }

    private boolean fillsAtTrigger(WorkingOrder order) {
        return rules.stopGap() == StopGap.TRIGGER
                || (rules.stopRule() == StopRule.BACKTESTING_PY
                        && rules.marketFills() == MarketFills.THIS_CLOSE
                        && !order.isStopExit());
    }

    /// An order against the range of a bar, from one of its prices on: the open, or the one at
    /// which the order woke. What that price has reached already trades at it.
    void inRange(WorkingOrder order, BarPrices bar, long from, Match match) {
        match.clear();
        match.inBar = true;
        triggerBehind(order, from);
        switch (order.kind) {
            case MARKET -> {}
            case LIMIT -> limitInRange(order, bar, from, match);
            case STOP -> {
                if (reaches(order.side.opposite(), bar.worst(order.side), order.triggerUnits)) {
                    var at = better(order.side.opposite(), order.triggerUnits, from);
                    match.slipped(at);
                }
            }
            case STOP_LIMIT -> stopLimitInRange(order, bar, match);
            case TOUCH -> {
                if (reaches(order.side, bar.best(order.side), order.triggerUnits)) {
                    var at = better(order.side, order.triggerUnits, from);
                    match.slipped(at);
                }
            }
            case TOUCH_LIMIT -> touchLimitInRange(order, bar, match);
        }
    }

    /// An order of which only the close of the bar is surely not older.
    void atClose(WorkingOrder order, BarPrices bar, Match match) {
        match.clear();
        var price = bar.close;
        switch (order.kind) {
            case MARKET -> match.slipped(price);
            case LIMIT -> limitAtClose(order, price, match);
            case STOP -> {
                if (reaches(order.side.opposite(), price, order.triggerUnits)) {
                    match.slipped(price);
                }
            }
            case STOP_LIMIT -> {
                if (reaches(order.side.opposite(), price, order.triggerUnits)) {
                    order.trigger();
                    limitAtClose(order, price, match);
                }
            }
            case TOUCH -> {
                if (reaches(order.side, price, order.triggerUnits)) {
                    match.slipped(price);
                }
            }
            case TOUCH_LIMIT -> {
                if (reaches(order.side, price, order.triggerUnits)) {
                    order.trigger();
                    limitAtClose(order, price, match);
                }
            }
        }
    }

    /// An order for the closing price: all trade at it, a limit that it touches too.
    void closingPrice(WorkingOrder order, BarPrices bar, Match match) {
        match.clear();
        var triggered =
                switch (order.kind) {
                    case MARKET, LIMIT -> true;
                    case STOP, STOP_LIMIT ->
                            reaches(order.side.opposite(), bar.close, order.triggerUnits);
                    case TOUCH, TOUCH_LIMIT -> reaches(order.side, bar.close, order.triggerUnits);
                };
        var allowed =
                switch (order.kind) {
                    case MARKET, STOP, TOUCH -> true;
                    case LIMIT, STOP_LIMIT, TOUCH_LIMIT ->
                            reaches(order.side, bar.close, order.limitUnits);
                };
        if (triggered && allowed) {
            match.at(bar.close);
        }
    }

    /// Whether `price` is at `limit` or better for this side.
    static boolean reaches(Side side, long price, long limit) {
        return side == Side.BUY ? price <= limit : price >= limit;
    }

    /// Whether a price that was traded fills a resting limit order.
    boolean fillsLimit(WorkingOrder order, long price) {
        return reaches(order.side, price, order.limitUnits)
                && (rules.limitRule() == LimitRule.TOUCH || price != order.limitUnits);
    }

    /// A limit order that fills at a price.
    private void atLimit(long price, Match match) {
        if (rules.limitSlip() == LimitSlip.ALWAYS) {
            match.slipped(price);
        } else {
            match.at(price);
        }
    }

    /// A market order within a limit that fills at a price.
    private void withinLimit(WorkingOrder order, long price, Match match) {
        if (rules.limitSlip() == LimitSlip.ALWAYS) {
            match.slipped(price);
        } else {
            match.slipped(price, order.limitUnits);
        }
    }

    private void limitAtOpen(WorkingOrder order, BarPrices bar, Match match, boolean resting) {
        var fills =
                resting
                        ? fillsLimit(order, bar.open)
                        : reaches(order.side, bar.open, order.limitUnits);
        if (!fills) {
            return;
        }
        if (rules.limitSlip() == LimitSlip.AT_OPEN || !resting) {
            withinLimit(order, bar.open, match);
            match.pastRange = rules.limitSlip() == LimitSlip.AT_OPEN && order.side == Side.SELL;
        } else {
            atLimit(bar.open, match);
        }
        match.maker = resting;
    }

    /// Triggers what the price has reached before the order sees the bar.
    private void triggerBehind(WorkingOrder order, long from) {
        var reached =
                switch (order.kind) {
                    case STOP_LIMIT ->
                            rules.stopRule() != StopRule.BACKTESTING_PY
                                    && reaches(order.side.opposite(), from, order.triggerUnits);
                    case TOUCH_LIMIT -> reaches(order.side, from, order.triggerUnits);
                    case MARKET, LIMIT, STOP, TOUCH -> false;
                };
        if (reached) {
            order.trigger();
        }
    }

    private void limitInRange(WorkingOrder order, BarPrices bar, long from, Match match) {
        if (fillsLimit(order, bar.best(order.side))) {
            atLimit(better(order.side, order.limitUnits, from), match);
            var rested = order.activeSequence < bar.openSequence;
            match.maker = rested || match.priceUnits == order.limitUnits;
        }
    }

    private void limitAtClose(WorkingOrder order, long price, Match match) {
        if (fillsLimit(order, price)) {
            atLimit(price, match);
        }
    }

    private void stopLimitInRange(WorkingOrder order, BarPrices bar, Match match) {
        if (!reaches(order.side.opposite(), bar.worst(order.side), order.triggerUnits)) {
            return;
        }
        order.trigger();
        var allowed = reaches(order.side, order.triggerUnits, order.limitUnits);
        switch (rules.stopRule()) {
            case STANDARD -> {
                if (allowed) {
                    withinLimit(order, order.triggerUnits, match);
                } else if (fillsLimit(order, bar.close)) {
                    atLimit(order.limitUnits, match);
                }
            }
            case BACKTRADER -> {
                var turned = order.side == Side.BUY ? bar.open > bar.close : bar.open <= bar.close;
                if (allowed) {
                    match.slipped(order.triggerUnits);
                } else if (turned && fillsLimit(order, bar.close)) {
                    atLimit(order.limitUnits, match);
                }
            }
            case BACKTESTING_PY -> {
                var beyond = allowed && order.limitUnits != order.triggerUnits;
                if (beyond && fillsLimit(order, bar.best(order.side))) {
                    atLimit(order.triggerUnits, match);
                }
            }
        }
    }

    private void touchLimitInRange(WorkingOrder order, BarPrices bar, Match match) {
        var best = bar.best(order.side);
        if (!reaches(order.side, best, order.triggerUnits)) {
            return;
        }
        order.trigger();
        if (reaches(order.side, order.triggerUnits, order.limitUnits)) {
            withinLimit(order, order.triggerUnits, match);
        } else if (fillsLimit(order, best)) {
            atLimit(order.limitUnits, match);
            match.maker = true;
        }
    }

    /// The better of two prices for the one who trades.
    static long better(Side side, long a, long b) {
        return side == Side.BUY ? Math.min(a, b) : Math.max(a, b);
    }
}
