package dev.tandem.engine;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.order.OrderSize;
import dev.tandem.api.order.OrderState;
import dev.tandem.api.order.Side;
import dev.tandem.api.value.FixedPoint;
import dev.tandem.engine.market.Market;
import dev.tandem.engine.order.KeptOrder;
import dev.tandem.engine.order.OrderKeeper;
import dev.tandem.engine.portfolio.Portfolio;

/// What may still be spent: cash, less what open buys may cost, less what it would cost to buy all
/// shorts back. Costs are estimated at the order's own price, or at the last one for a market
/// order, with 0.2 % added for fees and slippage.
final class BuyingPower {
    private static final long ALLOWANCE_PER_MILLE = 2;

    private final Portfolio portfolio;
    private final OrderKeeper keeper;
    private final Market market;

    BuyingPower(Portfolio portfolio, OrderKeeper keeper, Market market) {
        this.portfolio = portfolio;
        this.keeper = keeper;
        this.market = market;
    }

    /// In ledger units of the account's currency; negative when more is promised than there is.
    long freeUnits() {
        var free = Math.subtractExact(portfolio.cashUnits(), portfolio.shortValueUnits());
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

    /// How many of `units` to buy free cash pays for at the last price, in whole lots; covering a
    /// short needs none.
    long affordable(Instrument instrument, long units, long heldUnits, long atNanos) {
        var price = instrument.priceUnits(market.lastPrice(instrument));
        var covering = Math.min(units, Math.max(0, -heldUnits));
        var opening = units - covering;
        var needed = withAllowance(Math.max(0, instrument.notional(price, opening)));
        var free = Math.max(0, freeUnits());
        if (needed <= free) {
            return units;
        }
        var paid = FixedPoint.multiplyDivide(opening, free, needed);
        return Math.addExact(covering, instrument.floorToLot(paid, atNanos));
    }

    /// What a size comes to at the last price, in whole lots; one lot while no price is known.
    long estimate(Instrument instrument, OrderSize size, long atNanos) {
        var lot = instrument.rulesAt(atNanos).lot().unitsAt(instrument.quantityScale());
        var last = market.lastPrice(instrument);
        if (Double.isNaN(last)) {
            return lot;
        }
        var worth =
                switch (size) {
                    case OrderSize.Units(var quantity) ->
                            throw new IllegalArgumentException("no estimate needed: " + quantity);
                    case OrderSize.Value(var amount) -> amount.units();
                    case OrderSize.EquityShare(var share) ->
                            FixedPoint.multiply(
                                    Math.max(0, portfolio.equityUnits()),
                                    share.unscaledValue().longValueExact(),
                                    share.scale());
                };
        var each = instrument.notional(instrument.priceUnits(last), lot);
        return each <= 0 ? lot : Math.multiplyExact(worth / each, lot);
    }

    private static long withAllowance(long worth) {
        return Math.addExact(worth, FixedPoint.multiply(worth, ALLOWANCE_PER_MILLE, 3));
    }

    private long cost(KeptOrder order) {
        if (order.side() == Side.SELL || order.request().reduceOnly()) {
            return 0;
        }
        var instrument = order.instrument();
        var covering = Math.max(0, -order.book().signedUnits());
        var opening = Math.max(0, order.openUnits() - covering);
        var own = order.priceUnits();
        var last = market.lastPrice(instrument);
        var price = own != 0 || Double.isNaN(last) ? own : instrument.priceUnits(last);
        var worth = Math.max(0, instrument.notional(price, opening));
        return withAllowance(worth);
    }
}
