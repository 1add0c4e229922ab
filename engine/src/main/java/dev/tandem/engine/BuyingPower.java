package dev.tandem.engine;

import dev.tandem.api.account.AccountTerms;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.instrument.Margins;
import dev.tandem.api.order.OrderSize;
import dev.tandem.api.order.OrderState;
import dev.tandem.api.order.Side;
import dev.tandem.api.value.FixedPoint;
import dev.tandem.engine.market.Market;
import dev.tandem.engine.order.KeptOrder;
import dev.tandem.engine.order.OrderKeeper;
import dev.tandem.engine.order.PositionInterval;
import dev.tandem.engine.portfolio.Portfolio;
import java.util.function.LongSupplier;

/// What may still be spent: cash that is not held, less what open orders may cost, less what
/// positions bind (see [Portfolio#boundUnits]). Costs are estimated at the order's own price, or at
/// the last one for a market order, with 0.2 % of the worth added for fees and slippage. All
/// amounts are in ledger units of the account's currency. An order counts at its worst: a replace
/// without an answer with the larger quantity and the dearer price, one in doubt as if it lived.
final class BuyingPower {
    private static final long ALLOWANCE_PER_MILLE = 2;

    private final Portfolio portfolio;
    private final OrderKeeper keeper;
    private final Market market;
    private final AccountTerms terms;
    private final LongSupplier now;

    BuyingPower(
            Portfolio portfolio,
            OrderKeeper keeper,
            Market market,
            AccountTerms terms,
            LongSupplier now) {
        this.portfolio = portfolio;
        this.keeper = keeper;
        this.market = market;
        this.terms = terms;
        this.now = now;
    }

    /// Negative when more is promised than there is.
    long freeUnits() {
        var free = Math.subtractExact(portfolio.cashUnits(), portfolio.heldUnits());
        free = Math.subtractExact(free, portfolio.boundUnits(terms, now.getAsLong()));
        for (var order : keeper.open()) {
            if (order.state() != OrderState.NEW) {
                free = Math.subtractExact(free, cost(order));
            }
        }
        return free;
    }

    boolean covers(KeptOrder order) {
        return cost(order) <= freeUnits();
    }

    /// How much of `units`, above 0 to buy and below 0 to sell, can be had at the last price, in
    /// whole lots; what closes a position needs nothing, nor does a sale of what is paid with cash.
    long affordable(Instrument instrument, long units, long heldUnits, long atNanos) {
        if (units < 0 && !terms.isByMargin(instrument)) {
            return units;
        }
        var sign = Long.signum(units);
        var closing = Math.min(Math.abs(units), Math.max(0, -sign * heldUnits));
        var opening = Math.abs(units) - closing;
        var needed = cost(instrument, market.lastPriceUnits(instrument), opening);
        var free = Math.max(0, freeUnits());
        if (needed <= free) {
            return units;
        }
        var paid = FixedPoint.multiplyDivide(opening, free, needed);
        return sign * Math.addExact(closing, instrument.floorToLot(paid, atNanos));
    }

    /// What a size comes to at the last price, in whole lots; one lot while no price is known.
    long estimate(Instrument instrument, OrderSize size, long atNanos) {
        var lot = instrument.lotUnits(atNanos);
        if (Double.isNaN(market.lastPrice(instrument)) || !isConvertible(instrument)) {
            return lot;
        }
        var number = portfolio.rates().number(instrument.currency());
        var worth =
                switch (size) {
                    case OrderSize.Units(var quantity) ->
                            throw new IllegalArgumentException("no estimate needed: " + quantity);
                    case OrderSize.Value(var amount) -> amount.units();
                    case OrderSize.EquityShare(var share) ->
                            portfolio
                                    .rates()
                                    .fromBase(
                                            number,
                                            FixedPoint.multiply(
                                                    Math.max(0, portfolio.equityUnits()),
                                                    share.unscaledValue().longValueExact(),
                                                    share.scale()));
                };
        var each = instrument.notional(market.lastPriceUnits(instrument), lot);
        return each <= 0 ? lot : Math.multiplyExact(worth / each, lot);
    }

    private long cost(KeptOrder order) {
        var instrument = order.instrument();
        var takesNothing = order.side() == Side.SELL && !terms.isByMargin(instrument);
        if (takesNothing || order.request().reduceOnly()) {
            return 0;
        }
        var opening = Math.max(0, order.worstOpenUnits() - closing(order));
        var own = order.priceUnits();
        var isOwn = own != 0 || Double.isNaN(market.lastPrice(instrument));
        var cost = cost(instrument, isOwn ? own : market.lastPriceUnits(instrument), opening);
        var other = order.sentPriceUnits(); // of a replace that may be in force or not
        return other == 0 || other == own ? cost : Math.max(cost, cost(instrument, other, opening));
    }

    /// What an order closes of its position, wherever that is while other orders are in doubt.
    private long closing(KeptOrder order) {
        var book = order.book();
        if (!keeper.hasDoubts()) {
            return Math.max(0, -order.side().sign() * book.signedUnits());
        }
        var interval = PositionInterval.ofDoubts(book, keeper.open(), order);
        return Math.max(0, order.side() == Side.SELL ? interval.lowUnits() : -interval.highUnits());
    }

    private long cost(Instrument instrument, long priceUnits, long openingUnits) {
        if (openingUnits == 0 || !isConvertible(instrument)) {
            return 0;
        }
        var worth = instrument.notional(priceUnits, openingUnits);
        var allowance = FixedPoint.multiply(Math.max(0, worth), ALLOWANCE_PER_MILLE, 3);
        var bound =
                terms.isByMargin(instrument)
                        ? Margins.initialUnits(
                                instrument,
                                priceUnits,
                                openingUnits,
                                terms.leverage(instrument),
                                now.getAsLong())
                        : Math.max(0, worth);
        var number = portfolio.rates().number(instrument.currency());
        return portfolio.rates().toBase(number, Math.addExact(bound, allowance));
    }

    private boolean isConvertible(Instrument instrument) {
        return portfolio.rates().isKnown(portfolio.rates().number(instrument.currency()));
    }
}
