package dev.tandem.simulator;

import dev.tandem.simulator.FillRules.LimitRule;
import dev.tandem.simulator.FillRules.LimitSlip;
import dev.tandem.simulator.FillRules.MarketFills;
import dev.tandem.simulator.FillRules.OpenFills;
import dev.tandem.simulator.FillRules.StopGap;
import dev.tandem.simulator.FillRules.StopRule;
import dev.tandem.simulator.TwinOrder.Stage;
import dev.tandem.simulator.TwinTrade.When;
import java.math.BigDecimal;

/// The price of a trade by the documented rules: null when there is none. Orders that are reached
/// become what they then are.
final class TwinPrices {
    private final FillRules rules;
    private final Slippage slippage;

    TwinPrices(VenueModel model) {
        rules = model.fills();
        slippage = model.slippage();
    }

    TwinTrade atOpen(TwinOrder order, TwinBar bar) {
        return before(order, bar, bar.open, When.OPEN);
    }

    TwinTrade atClose(TwinOrder order, TwinBar bar) {
        return before(order, bar, bar.close, When.CLOSE);
    }

    /// Against one price.
    private TwinTrade before(TwinOrder order, TwinBar bar, BigDecimal price, When when) {
        if (!order.isReached(price)) {
            return null;
        }
        var open = when == When.OPEN;
        if (order.stage == Stage.LIMIT) {
            if (!satisfies(order, price)) {
                return null;
            }
            return open && rules.limitSlip() == LimitSlip.AT_OPEN
                    ? new TwinTrade(price, true, limitedAtOpen(order, bar), when, true)
                    : asLimit(order, bar, price, when, open);
        }
        if (!order.limitAfter) {
            var at = open && order.stage == Stage.STOP && ignoresGaps(order);
            return new TwinTrade(at ? order.trigger : price, true, cap(order, bar), when, false);
        }
        if (open && order.stage == Stage.STOP && rules.stopRule() == StopRule.BACKTESTING_PY) {
            return null; // decided over the whole bar
        }
        order.trigger();
        if (open) {
            return order.isGood(price, order.limit)
                    ? new TwinTrade(price, true, limitedAtOpen(order, bar), when, false)
                    : null;
        }
        return satisfies(order, price) ? asLimit(order, bar, price, when, false) : null;
    }

    /// Whether a stop that the open lies beyond fills at its trigger nevertheless.
    private boolean ignoresGaps(TwinOrder order) {
        var entry = order.intent.links().parent() == 0;
        return rules.stopGap() == StopGap.TRIGGER
                || (entry
                        && rules.stopRule() == StopRule.BACKTESTING_PY
                        && rules.marketFills() == MarketFills.THIS_CLOSE);
    }

    /// A limit order that fills at a price.
    private TwinTrade asLimit(
            TwinOrder order, TwinBar bar, BigDecimal price, When when, boolean maker) {
        var slips = rules.limitSlip() == LimitSlip.ALWAYS;
        return new TwinTrade(price, slips, cap(order, bar), when, maker);
    }

    /// All orders of a closing auction trade at its price.
    TwinTrade auction(TwinOrder order, TwinBar bar) {
        var limits = order.stage == Stage.LIMIT || order.limitAfter;
        var trades =
                order.isReached(bar.close) && (!limits || order.isGood(bar.close, order.limit));
        return trades ? new TwinTrade(bar.close, false, null, When.CLOSE, false) : null;
    }

    /// Against prices from `from` on that reach `low` and `high` and end at `end`.
    TwinTrade inside(
            TwinOrder order,
            TwinBar bar,
            BigDecimal from,
            BigDecimal low,
            BigDecimal high,
            BigDecimal end) {
        var best = order.side.sign() > 0 ? low : high;
        var worst = order.side.sign() > 0 ? high : low;
        var python = rules.stopRule() == StopRule.BACKTESTING_PY;
        if (order.limitAfter && order.isReached(from) && !(python && order.stage == Stage.STOP)) {
            order.trigger();
        }
        if (order.stage == Stage.MARKET) {
            return null;
        }
        if (order.stage == Stage.LIMIT) {
            if (!satisfies(order, best)) {
                return null;
            }
            var price = order.better(order.limit, from);
            var rested = order.since < bar.openSequence || price.compareTo(order.limit) == 0;
            return asLimit(order, bar, price, When.INSIDE, rested);
        }
        if (!order.isReached(order.stage == Stage.STOP ? worst : best)) {
            return null;
        }
        if (!order.limitAfter) {
            var price =
                    order.stage == Stage.STOP
                            ? order.worse(order.trigger, from)
                            : order.better(order.trigger, from);
            return new TwinTrade(price, true, cap(order, bar), When.INSIDE, false);
        }
        var stop = order.stage == Stage.STOP;
        order.trigger();
        return stop ? stopLimit(order, bar, best, end) : touchLimit(order, bar, best);
    }

    /// A stop limit order whose trigger was reached on the way.
    private TwinTrade stopLimit(TwinOrder order, TwinBar bar, BigDecimal best, BigDecimal end) {
        var allowed = order.isGood(order.trigger, order.limit);
        switch (rules.stopRule()) {
            case STANDARD -> {
                if (allowed) {
                    return new TwinTrade(
                            order.trigger, true, limited(order, bar), When.INSIDE, false);
                }
                return satisfies(order, end) ? taking(order, bar, order.limit) : null;
            }
            case BACKTRADER -> {
                if (allowed) {
                    return new TwinTrade(order.trigger, true, cap(order, bar), When.INSIDE, false);
                }
                var turned =
                        order.side.sign() > 0
                                ? bar.open.compareTo(bar.close) > 0
                                : bar.open.compareTo(bar.close) <= 0;
                return turned && satisfies(order, end) ? taking(order, bar, order.limit) : null;
            }
            case BACKTESTING_PY -> {
                var beyond = allowed && order.trigger.compareTo(order.limit) != 0;
                return beyond && satisfies(order, best) ? taking(order, bar, order.trigger) : null;
            }
        }
        throw new AssertionError();
    }

    private TwinTrade touchLimit(TwinOrder order, TwinBar bar, BigDecimal best) {
        if (order.isGood(order.trigger, order.limit)) {
            return new TwinTrade(order.trigger, true, limited(order, bar), When.INSIDE, false);
        }
        return satisfies(order, best) ? asLimit(order, bar, order.limit, When.INSIDE, true) : null;
    }

    private TwinTrade taking(TwinOrder order, TwinBar bar, BigDecimal price) {
        return asLimit(order, bar, price, When.INSIDE, false);
    }

    /// Whether a traded price fills a resting limit.
    boolean satisfies(TwinOrder order, BigDecimal price) {
        var touch = rules.limitRule() == LimitRule.TOUCH;
        return order.isGood(price, order.limit) && (touch || price.compareTo(order.limit) != 0);
    }

    /// The end of the bar, unless it is not known or nothing to the slippage.
    private BigDecimal cap(TwinOrder order, TwinBar bar) {
        var ends =
                switch (slippage) {
                    case Slippage.None _, Slippage.BasisPoints _, Slippage.Fixed _ -> true;
                    case Slippage.Spread _, Slippage.VolumeShare _ -> false;
                };
        if (!ends || rules.openFills() == OpenFills.AT_OPEN || !bar.complete) {
            return null;
        }
        return order.side.sign() > 0 ? bar.high : bar.low;
    }

    /// At the open a sell may leave the bar where limits slip at opens.
    private BigDecimal limitedAtOpen(TwinOrder order, TwinBar bar) {
        return rules.limitSlip() == LimitSlip.AT_OPEN && order.side.sign() < 0
                ? order.limit
                : limited(order, bar);
    }

    private BigDecimal limited(TwinOrder order, TwinBar bar) {
        var cap = cap(order, bar);
        if (rules.limitSlip() == LimitSlip.ALWAYS) {
            return cap;
        }
        return cap == null ? order.limit : order.better(cap, order.limit);
    }
}
