package dev.tandem.simulator;

import dev.tandem.api.event.ExecutionReport;
import dev.tandem.api.market.Aggressor;
import dev.tandem.api.order.OrderTerms;
import dev.tandem.api.order.Side;
import dev.tandem.api.order.TimeInForce;
import dev.tandem.simulator.FillRules.LimitRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How an order trades where bids and asks are displayed: it takes level by level what is there,
/// and what remains of a limit order rests, in a book at the back of its level's queue. The spread
/// is in the prices, so nothing slips.
final class DisplayedMatching {
    private final FillRules rules;
    private final OrderFunds funds;
    private final Fills fills;
    private final Dependents.Ending ending;
    private final Match match = new Match();
    private final BarPrices tick = new BarPrices(); // no volume, so no part of it is a limit

    DisplayedMatching(FillRules rules, OrderFunds funds, Fills fills, Dependents.Ending ending) {
        this.rules = rules;
        this.funds = funds;
        this.fills = fills;
        this.ending = ending;
    }

    /// The size of an order's level is told.
    void show(WorkingOrder order, DisplayedMarket market, long atNanos) {
        if (order.place != null) {
            order.place.show(market.sizeAt(order.side, order.limitUnits), atNanos);
        }
    }

    /// Against what is displayed now.
    void match(WorkingOrder order, DisplayedMarket market, long atNanos) {
        if (order.timeInForce instanceof TimeInForce.AtClose
                || (order.timeInForce instanceof TimeInForce.AtOpen && atNanos < order.dueNanos)) {
            return;
        }
        trigger(order, market);
        trade(order, market, atNanos);
    }

    /// An order for the close of a session takes what is displayed when it ends.
    void atClose(WorkingOrder order, DisplayedMarket market, long atNanos) {
        if (!market.isKnown()) {
            return;
        }
        var closing = order.instrument.calendar().nextCloseNanos(market.atNanos());
        if (closing == order.dueNanos) {
            trigger(order, market);
            trade(order, market, atNanos);
        }
    }

    private void trade(WorkingOrder order, DisplayedMarket market, long atNanos) {
        switch (order.kind) {
            case MARKET -> take(order, market, atNanos);
            case LIMIT -> {
                if (order.rests) {
                    fillResting(order, market, atNanos);
                } else {
                    enterLimit(order, market, atNanos);
                }
            }
            case STOP, STOP_LIMIT, TOUCH, TOUCH_LIMIT -> {}
        }
    }

    /// Triggers a stop that its price has reached, moves a trailing one behind it otherwise.
    private static void trigger(WorkingOrder order, DisplayedMarket market) {
        var opposite = order.side.opposite();
        if (order.isMarket()
                || order.kind == WorkingOrder.Kind.LIMIT
                || market.count(opposite) == 0) {
            return;
        }
        var price = market.priceUnits(opposite, 0);
        if (order.isTriggeredBy(price)) {
            order.trigger();
            order.rests = false;
        } else {
            order.follow(price, false);
        }
    }

    private void enterLimit(WorkingOrder order, DisplayedMarket market, long atNanos) {
        if (order.postOnly && crosses(order, market)) {
            ending.end(
                    order,
                    new ExecutionReport.Cancelled(
                            order.number, "post-only: it would trade at once"));
            return;
        }
        take(order, market, atNanos);
        order.rests = true;
        if (market instanceof BookMarket && !order.ended) {
            order.place =
                    new QueuePlace(rules.queueRule(), market.sizeAt(order.side, order.limitUnits));
        }
    }

    private static boolean crosses(WorkingOrder order, DisplayedMarket market) {
        var opposite = order.side.opposite();
        return market.count(opposite) > 0
                && Matching.reaches(order.side, market.priceUnits(opposite, 0), order.limitUnits);
    }

    /// Takes level by level, up to the limit of a limit order.
    private void take(WorkingOrder order, DisplayedMarket market, long atNanos) {
        if (order.timeInForce instanceof TimeInForce.FillOrKill
                && !canFill(order, market, atNanos)) {
            return;
        }
        var side = order.side.opposite();
        for (var level = 0; level < market.count(side) && order.isWorking(); level++) {
            var price = market.priceUnits(side, level);
            if (!isWithin(order, price)) {
                return;
            }
            var left = order.instrument.floorToLot(market.left(side, level), atNanos);
            if (left > 0) {
                match.clear();
                match.at(price);
                match.mostUnits = left;
                match.walks = true;
                if (!fill(order, market, side, level, atNanos)) {
                    return;
                }
            }
        }
    }

    private static boolean isWithin(WorkingOrder order, long price) {
        return order.isMarket() || Matching.reaches(order.side, price, order.limitUnits);
    }

    /// A resting order is met by those who display a price at its limit or beyond.
    private void fillResting(WorkingOrder order, DisplayedMarket market, long atNanos) {
        var side = order.side.opposite();
        for (var level = 0; level < market.count(side) && order.isWorking(); level++) {
            var price = market.priceUnits(side, level);
            var touches = rules.limitRule() == LimitRule.TOUCH || market instanceof BookMarket;
            if (!Matching.reaches(order.side, price, order.limitUnits)
                    || (price == order.limitUnits && !touches)) {
                return;
            }
            var left = order.instrument.floorToLot(market.left(side, level), atNanos);
            if (left > 0) {
                atLimit(order, left);
                if (!fill(order, market, side, level, atNanos)) {
                    return;
                }
            }
        }
    }

    private void atLimit(WorkingOrder order, long most) {
        match.clear();
        match.at(order.limitUnits);
        match.mostUnits = most;
        match.walks = true;
        match.maker = true;
    }

    /// @return whether anything traded
    private boolean fill(
            WorkingOrder order, DisplayedMarket market, Side side, int level, long atNanos) {
        var before = order.filledUnits;
        fills.fill(order, match, tick, atNanos);
        market.take(side, level, order.filledUnits - before);
        return order.filledUnits > before;
    }

    /// Whether all of an order can be had, and paid at the worst of its prices; it is ended if not.
    private boolean canFill(WorkingOrder order, DisplayedMarket market, long atNanos) {
        var side = order.side.opposite();
        var missing = order.remaining();
        var worst = 0L;
        for (var level = 0; level < market.count(side) && missing > 0; level++) {
            var price = market.priceUnits(side, level);
            if (!isWithin(order, price)) {
                break;
            }
            var left = market.left(side, level);
            worst = price;
            missing -= Math.min(missing, left);
            if (left > 0 && order.isMarket() && order.terms instanceof OrderTerms.MarketToLimit) {
                break; // becomes a limit order at this price
            }
        }
        var refusal =
                missing > 0
                        ? "fill or kill: not all of it can trade at once"
                        : fundsRefusal(order, worst, atNanos);
        if (refusal != null) {
            ending.end(order, new ExecutionReport.Cancelled(order.number, refusal));
        }
        return refusal == null;
    }

    private @Nullable String fundsRefusal(WorkingOrder order, long price, long atNanos) {
        var closing = Math.min(order.remaining(), funds.opposite(order));
        var opening = order.reduceOnly ? 0 : order.remaining() - closing;
        return opening == 0
                ? null
                : funds.fillRefusal(order, price, price, closing, opening, atNanos);
    }

    /// A trade of the market: it fills resting orders whose turn it is, all together no more than
    /// was traded.
    void onTrade(
            List<WorkingOrder> orders,
            BookMarket market,
            double price,
            double size,
            Aggressor aggressor,
            long atNanos) {
        var instrument = market.instrument;
        var priceUnits = instrument.priceUnits(price);
        var tradedUnits = instrument.quantityUnits(size);
        var used = 0L;
        for (var order : orders) {
            if (!order.isWorking() || order.place == null) {
                continue;
            }
            var reached = reached(order, priceUnits, tradedUnits, aggressor, atNanos);
            var most = instrument.floorToLot(Math.max(0, reached - used), atNanos);
            if (most > 0) {
                var before = order.filledUnits;
                atLimit(order, Math.min(most, TradeMatching.shown(order, priceUnits)));
                fills.fill(order, match, tick, atNanos);
                used += order.filledUnits - before;
                refill(order, market);
            }
        }
    }

    /// What of a trade comes through to an order.
    private static long reached(
            WorkingOrder order, long price, long units, Aggressor aggressor, long atNanos) {
        var place = order.place;
        if (place == null || !Matching.reaches(order.side, price, order.limitUnits)) {
            return 0;
        }
        if (price != order.limitUnits) {
            place.reached();
            return units;
        }
        var taker = order.side == Side.BUY ? Aggressor.SELL : Aggressor.BUY;
        return aggressor == taker || aggressor == Aggressor.UNKNOWN
                ? place.passed(units, atNanos)
                : 0;
    }

    /// The next part of an iceberg goes to the back of the queue.
    private static void refill(WorkingOrder order, BookMarket market) {
        if (order.place != null
                && order.terms instanceof OrderTerms.Iceberg(_, var display)
                && order.filledUnits % display.unitsAt(order.instrument.quantityScale()) == 0) {
            order.place.goBack(market.sizeAt(order.side, order.limitUnits));
        }
    }
}
