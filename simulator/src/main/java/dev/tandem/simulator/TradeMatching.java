package dev.tandem.simulator;

import dev.tandem.api.order.TimeInForce;

/// How an order trades against the trades of the market, of which nothing but themselves is known:
/// never more than was traded, and never at a trade from before its entry.
final class TradeMatching {
    private final Matching matching;
    private final Fills fills;
    private final Match match = new Match();
    private final BarPrices tick = new BarPrices();

    TradeMatching(FillRules rules, Fills fills) {
        matching = new Matching(rules);
        this.fills = fills;
    }

    /// An order enters: a limit order that the last trade has not reached rests.
    ///
    /// @param last NaN before the first trade
    void enter(WorkingOrder order, double last) {
        order.rests =
                Double.isNaN(last)
                        || !Matching.reaches(
                                order.side, order.instrument.priceUnits(last), order.limitUnits);
    }

    /// A trade that all orders together can have a part of.
    void begin(long price, double size) {
        tick.open = price;
        tick.high = price;
        tick.low = price;
        tick.close = price;
        tick.volume = size;
        tick.takenUnits = 0;
    }

    /// Against the trade that has begun.
    void match(WorkingOrder order, long atNanos) {
        var price = tick.close;
        if (order.timeInForce instanceof TimeInForce.AtClose
                || (order.timeInForce instanceof TimeInForce.AtOpen && atNanos < order.dueNanos)
                || triggers(order, price)) {
            return; // the trade that triggers an order is another's; it can have the next one
        }
        match.clear();
        match.pastRange = true;
        switch (order.kind) {
            case MARKET -> match.slipped(price);
            case LIMIT -> limit(order, price);
            case STOP, STOP_LIMIT, TOUCH, TOUCH_LIMIT -> order.follow(price, false);
        }
        fills.fillIfFound(order, match, tick, atNanos);
        order.rests = true;
    }

    private void limit(WorkingOrder order, long price) {
        if (order.timeInForce instanceof TimeInForce.AtOpen) {
            if (matching.fillsLimit(order, price)) {
                match.at(price);
            }
        } else if (order.rests && matching.fillsLimit(order, price)) {
            match.at(order.limitUnits);
            match.maker = true;
            match.mostUnits = shown(order, price);
        } else if (!order.rests && Matching.reaches(order.side, price, order.limitUnits)) {
            match.at(price);
        }
    }

    /// How much of an iceberg can trade: a price that only reached the limit takes what is shown.
    static long shown(WorkingOrder order, long price) {
        return price == order.limitUnits ? order.shownUnits() : Long.MAX_VALUE;
    }

    private static boolean triggers(WorkingOrder order, long price) {
        if (!order.isTriggeredBy(price)) {
            return false;
        }
        order.trigger();
        order.rests = !Matching.reaches(order.side, price, order.limitUnits);
        return true;
    }

    /// An order for the close of a session that has ended: the last trade, which has begun, if it
    /// came after its entry.
    void atClose(WorkingOrder order, TradedMarket market, long atNanos) {
        if (market.atNanos <= order.activeNanos) {
            return;
        }
        matching.closingPrice(order, tick, match);
        fills.fillIfFound(order, match, tick, atNanos);
    }
}
