package dev.tandem.simulator;

import dev.tandem.api.event.ExecutionReport;
import dev.tandem.api.event.Liquidity;
import dev.tandem.api.event.VenueReport;
import dev.tandem.api.order.OrderTerms;
import dev.tandem.api.order.TimeInForce;
import dev.tandem.api.value.FixedPoint;
import dev.tandem.simulator.FillRules.GroupRule;
import dev.tandem.simulator.FillRules.OpenFills;
import dev.tandem.simulator.FillRules.StopRule;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/// Turns a match into a fill: how much of it, at which price after slippage, whether it can be
/// paid, what it costs; and books it.
final class Fills {
    private final VenueModel model;
    private final VenueAccount account;
    private final OrderFunds funds;
    private final DailySettlement settlement;
    private final Dependents dependents;
    private final Dependents.Ending ending;
    private final ArrayDeque<VenueReport> reports;
    private long executions;

    Fills(
            VenueModel model,
            VenueAccount account,
            OrderFunds funds,
            DailySettlement settlement,
            Dependents dependents,
            Dependents.Ending ending,
            ArrayDeque<VenueReport> reports) {
        this.model = model;
        this.account = account;
        this.funds = funds;
        this.settlement = settlement;
        this.dependents = dependents;
        this.ending = ending;
        this.reports = reports;
    }

    /// Fills what can be filled; the order ends when nothing is left, or when the rest cannot be
    /// had.
    void fill(WorkingOrder order, Match match, BarPrices bar, long atNanos) {
        if (order.sized && !resolve(order, match, bar, atNanos)) {
            return;
        }
        var possible = Math.min(allowance(order, match, bar, atNanos), shown(order, match, bar));
        var quantity = Math.min(order.workable(), Math.min(possible, match.mostUnits));
        if (order.timeInForce instanceof TimeInForce.FillOrKill
                && quantity < order.remaining()
                && !match.walks) {
            ending.end(order, cancelled(order, "fill or kill: not all of it can trade at once"));
            return;
        }
        if (quantity <= 0) {
            rest(order, match, atNanos);
            return;
        }
        account.enterMonth(atNanos);
        var closing = Math.min(quantity, funds.opposite(order));
        var reduces = order.reduceOnly && !tradesInFull(order);
        var opening = reduces ? 0 : quantity - closing;
        var reason = reduces && closing < quantity ? "nothing left to reduce" : null;
        var openPrice = price(order, match, bar, closing + opening, true);
        if (opening > 0) {
            var refusal =
                    funds.fillRefusal(
                            order, match.priceUnits, openPrice, closing, opening, atNanos);
            if (refusal != null && order.timeInForce instanceof TimeInForce.FillOrKill) {
                ending.end(order, cancelled(order, refusal));
                return;
            }
            if (refusal != null) {
                opening = 0;
                reason = refusal;
            }
        }
        var closePrice = price(order, match, bar, closing + opening, false);
        var liquidity = match.maker ? Liquidity.MAKER : Liquidity.TAKER;
        if (closePrice == openPrice || closing == 0 || opening == 0) {
            book(order, match, closing, opening, closing > 0 ? closePrice : openPrice, liquidity);
        } else {
            book(order, match, closing, 0, closePrice, liquidity);
            book(order, match, 0, opening, openPrice, liquidity);
        }
        settlement.traded(atNanos, order.instrument);
        bar.openedAtClose |= opening > 0 && match.moment() == WorkingOrder.Moment.CLOSE;
        bar.takenUnits += closing + opening;
        settle(order, match, closing + opening, reason, atNanos);
    }

    /// Whether an exit may open what it does not close.
    private boolean tradesInFull(WorkingOrder order) {
        return model.fills().groupRule() == GroupRule.BACKTRADER && order.exits;
    }

    /// [#fill] if the match found a price.
    void fillIfFound(WorkingOrder order, Match match, BarPrices bar, long atNanos) {
        if (match.found) {
            fill(order, match, bar, atNanos);
        }
    }

    /// What follows from a fill for the order and those that depend on it.
    private void settle(
            WorkingOrder order, Match match, long filled, @Nullable String reason, long atNanos) {
        if (filled > 0) {
            dependents.filled(order, filled, match, atNanos);
        }
        if (order.ended) {
            return;
        }
        if (order.remaining() == 0) {
            ending.end(order, null);
        } else if (reason != null) {
            ending.end(order, cancelled(order, reason));
        } else {
            funds.unreserve(order);
            funds.reserve(order, atNanos);
            rest(order, match, atNanos);
        }
    }

    /// What the rest of an order is after its price was reached: a stop is triggered, even if
    /// nothing of it could trade.
    private void rest(WorkingOrder order, Match match, long atNanos) {
        if (order.terms instanceof OrderTerms.MarketToLimit) {
            order.becomeLimit(match.priceUnits, atNanos);
            ending.restate(order, "the rest is a limit order");
        } else if (model.fills().stopRule() != StopRule.BACKTRADER) {
            order.trigger();
        }
    }

    private void book(
            WorkingOrder order,
            Match match,
            long closing,
            long opening,
            long priceUnits,
            Liquidity liquidity) {
        var quantity = closing + opening;
        if (quantity == 0) {
            return;
        }
        var commission = funds.commission(order, closing, opening, priceUnits, liquidity);
        var fee = account.feeUnits(order.instrument, commission);
        var holding = account.holding(order.instrument, order.sideMode);
        account.book(holding, order.side, quantity, priceUnits, fee);
        order.addFill(quantity, priceUnits);
        reports.add(
                new ExecutionReport.Filled(
                        order.number,
                        nextExecution(),
                        quantity,
                        priceUnits,
                        fee,
                        account.feeCurrency(order.instrument),
                        liquidity,
                        match.inBar));
        account.convert(order.instrument);
    }

    /// Turns a value or a share of equity into a quantity.
    ///
    /// @return false if not even one lot can be had; the order has ended then
    private boolean resolve(WorkingOrder order, Match match, BarPrices bar, long atNanos) {
        account.enterMonth(atNanos);
        var estimate = order.totalUnits;
        var price = price(order, match, bar, 0, true);
        order.totalUnits = funds.resolve(order, match.priceUnits, price, atNanos);
        order.sized = false;
        if (order.totalUnits == 0) {
            order.totalUnits = order.filledUnits;
            ending.end(order, cancelled(order, "not enough cash for one lot"));
            return false;
        }
        ending.restate(order, "the size was resolved at the price of the fill");
        dependents.resized(order, estimate);
        return true;
    }

    private long allowance(WorkingOrder order, Match match, BarPrices bar, long atNanos) {
        var participation = model.participation();
        if (!participation.isLimited()) {
            return Long.MAX_VALUE;
        }
        var volume = volume(match, bar);
        var taken = participation.scope() == Participation.Scope.ORDER ? 0 : bar.takenUnits;
        return participation.allowance(order.instrument, volume, taken, atNanos);
    }

    /// Volume that counts for a match: at an open that of the bar before, as that of the bar itself
    /// is not known yet.
    private static double volume(Match match, BarPrices bar) {
        return match.atOpen && !match.inBar ? bar.lastVolume : bar.volume;
    }

    /// How much of an iceberg can trade: a price that only reached the limit takes what is shown.
    private static long shown(WorkingOrder order, Match match, BarPrices bar) {
        if (order.terms instanceof OrderTerms.Iceberg(_, var display)
                && match.inBar
                && bar.best(order.side) == order.limitUnits) {
            return display.unitsAt(order.instrument.quantityScale());
        }
        return Long.MAX_VALUE;
    }

    private long price(
            WorkingOrder order, Match match, BarPrices bar, long quantityUnits, boolean opens) {
        if (!match.slips) {
            return match.priceUnits;
        }
        var scale = order.instrument.quantityScale();
        var known = volume(match, bar);
        var volume = known > 0 ? (long) (known * FixedPoint.power(scale)) : 0;
        var worse =
                model.slippage() instanceof Slippage.None
                        ? match.priceUnits
                        : model.slippage()
                                .apply(
                                        new Slippage.Quote(
                                                order.side,
                                                match.priceUnits,
                                                order.instrument.priceScale(),
                                                quantityUnits,
                                                bar.takenUnits,
                                                volume,
                                                opens));
        if (!match.pastRange && model.slippage().endsAtRange() && !bar.begun && isWithinBar()) {
            worse = Matching.better(order.side, worse, bar.worst(order.side));
        }
        return match.limited ? Matching.better(order.side, worse, match.limitUnits) : worse;
    }

    private boolean isWithinBar() {
        return model.fills().openFills() == OpenFills.WITHIN_BAR;
    }

    private static ExecutionReport cancelled(WorkingOrder order, String reason) {
        return new ExecutionReport.Cancelled(order.number, reason);
    }

    /// The id of a trade that is no order's.
    long nextExecution() {
        return ++executions;
    }

    long executions() {
        return executions;
    }

    void restoreExecutions(long saved) {
        executions = saved;
    }
}
