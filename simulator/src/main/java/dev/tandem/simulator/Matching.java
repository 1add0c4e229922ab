package dev.tandem.simulator;

import dev.tandem.api.order.Side;
import dev.tandem.simulator.FillRules.LimitRule;
import dev.tandem.simulator.FillRules.LimitSlip;
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
            case MARKET -> match.slipped(price, cap(order.side, bar));
            case LIMIT -> limitAtOpen(order, bar, match, true);
            case STOP -> {
                if (reaches(order.side.opposite(), price, order.triggerUnits)) {
                    var at = rules.stopGap() == StopGap.OPEN ? price : order.triggerUnits;
                    match.slipped(at, cap(order.side, bar));
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
                    match.slipped(price, cap(order.side, bar));
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

    /// An order that was there at the open and did not trade at it, against the rest of the bar.
    void inRange(WorkingOrder order, BarPrices bar, Match match) {
        match.clear();
        match.inBar = true;
        switch (order.kind) {
            case MARKET -> {}
            case LIMIT -> {
                if (fillsLimit(order, bar.best(order.side))) {
                    match.at(order.limitUnits);
                    match.maker = true;
                }
            }
            case STOP -> {
                if (reaches(order.side.opposite(), bar.worst(order.side), order.triggerUnits)) {
                    match.slipped(order.triggerUnits, cap(order.side, bar));
                }
            }
            case STOP_LIMIT -> stopLimitInRange(order, bar, match);
            case TOUCH -> {
                if (reaches(order.side, bar.best(order.side), order.triggerUnits)) {
                    match.slipped(order.triggerUnits, cap(order.side, bar));
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
            case MARKET -> match.slipped(price, cap(order.side, bar));
            case LIMIT -> limitAtClose(order, price, match);
            case STOP -> {
                if (reaches(order.side.opposite(), price, order.triggerUnits)) {
                    match.slipped(price, cap(order.side, bar));
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
                    match.slipped(price, cap(order.side, bar));
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

    /// An order for the closing price.
    void closingPrice(WorkingOrder order, BarPrices bar, Match match) {
        match.clear();
        if (order.isMarket() || reaches(order.side, bar.close, order.limitUnits)) {
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

    private void limitAtOpen(WorkingOrder order, BarPrices bar, Match match, boolean resting) {
        var fills =
                resting
                        ? fillsLimit(order, bar.open)
                        : reaches(order.side, bar.open, order.limitUnits);
        if (!fills) {
            return;
        }
        if (rules.limitSlip() == LimitSlip.AT_OPEN || !resting) {
            match.slipped(bar.open, limitCap(order, bar));
        } else {
            match.at(bar.open);
        }
        match.maker = resting;
    }

    /// The worst price that a limit order may slip to.
    private long limitCap(WorkingOrder order, BarPrices bar) {
        return rules.limitSlip() == LimitSlip.AT_OPEN && order.side == Side.SELL
                ? order.limitUnits
                : better(order.side, order.limitUnits, cap(order.side, bar));
    }

    private void limitAtClose(WorkingOrder order, long price, Match match) {
        if (fillsLimit(order, price)) {
            match.at(price);
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
                    match.slipped(
                            order.triggerUnits,
                            better(order.side, order.limitUnits, cap(order.side, bar)));
                } else if (fillsLimit(order, bar.close)) {
                    match.at(order.limitUnits);
                }
            }
            case BACKTRADER -> {
                var turned = order.side == Side.BUY ? bar.open > bar.close : bar.open <= bar.close;
                if (allowed) {
                    match.slipped(order.triggerUnits, cap(order.side, bar));
                } else if (turned && fillsLimit(order, bar.close)) {
                    match.at(order.limitUnits);
                }
            }
            case BACKTESTING_PY -> {
                var beyond = allowed && order.limitUnits != order.triggerUnits;
                if (beyond && fillsLimit(order, bar.best(order.side))) {
                    match.at(order.triggerUnits);
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
            match.slipped(
                    order.triggerUnits, better(order.side, order.limitUnits, cap(order.side, bar)));
        } else if (fillsLimit(order, best)) {
            match.at(order.limitUnits);
            match.maker = true;
        }
    }

    /// The worst price that slippage may reach: only a complete bar knows one.
    private long cap(Side side, BarPrices bar) {
        if (rules.openFills() == OpenFills.WITHIN_BAR && !bar.begun) {
            return bar.worst(side);
        }
        return side == Side.BUY ? Long.MAX_VALUE : Long.MIN_VALUE;
    }

    /// The better of two prices for the one who trades.
    static long better(Side side, long a, long b) {
        return side == Side.BUY ? Math.min(a, b) : Math.max(a, b);
    }
}
