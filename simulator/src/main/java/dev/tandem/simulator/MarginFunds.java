package dev.tandem.simulator;

import dev.tandem.api.event.Liquidity;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.order.Side;
import dev.tandem.api.value.FixedPoint;
import dev.tandem.api.value.Money;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// Whether an order can be had by the equity of a margin account, and how much of it: see
/// [FundRules.Check#MARGIN].
final class MarginFunds {
    private final FundRules rules;
    private final FreeFunds free;
    private final OrderFunds funds;

    MarginFunds(FundRules rules, FreeFunds free, OrderFunds funds) {
        this.rules = rules;
        this.free = free;
        this.funds = funds;
    }

    /// Why the part of an order that opens a position cannot be had by the equity that other
    /// positions do not bind, or null.
    ///
    /// @param rawUnits the price before slippage
    @Nullable String refusal(
            WorkingOrder order, long rawUnits, long priceUnits, long closing, long opening) {
        if (order.side == Side.SELL && !rules.shortSelling()) {
            return OrderFunds.shortRefusal(order, closing);
        }
        var fee = funds.commission(order, closing, 0, rawUnits, Liquidity.TAKER);
        var available = available(order, rawUnits, closing, fee);
        var each = withCommission(order, rawUnits, priceUnits, order.totalUnits);
        var needed = each.multiply(BigDecimal.valueOf(opening)).movePointLeft(scale(order));
        if (needed.compareTo(available) <= 0) {
            return null;
        }
        var instrument = order.instrument;
        return "not enough margin: "
                + money(available, instrument)
                + " for "
                + FixedPoint.toText(opening, instrument.quantityScale())
                + " "
                + instrument.symbol()
                + " worth "
                + money(needed, instrument);
    }

    /// The whole lots that a share of what may be opened comes to with its commission.
    long share(WorkingOrder order, BigDecimal share, long rawUnits, long priceUnits, long atNanos) {
        var part = share.movePointRight(scale(order)).setScale(0, RoundingMode.HALF_EVEN);
        var each = withCommission(order, rawUnits, priceUnits, part.longValueExact());
        var units =
                available(order, rawUnits, 0, 0)
                        .multiply(share)
                        .movePointRight(scale(order))
                        .divide(each.max(BigDecimal.ONE), 0, RoundingMode.DOWN);
        return order.instrument.floorToLot(units.longValueExact(), atNanos);
    }

    /// What may be opened once `closing` has traded, in units of the instrument's currency.
    private BigDecimal available(WorkingOrder order, long rawUnits, long closing, long fee) {
        var equity = free.equityAfter(order, closing, rawUnits, fee).multiply(rules.leverage());
        return free.inCurrencyOf(order.instrument, equity);
    }

    /// What one unit costs with its part of the commission of `quantityUnits`, in ledger units.
    private BigDecimal withCommission(
            WorkingOrder order, long rawUnits, long priceUnits, long quantityUnits) {
        var unit = FixedPoint.power(order.instrument.quantityScale());
        var worth = BigDecimal.valueOf(Math.absExact(order.instrument.notional(priceUnits, unit)));
        if (quantityUnits == 0) {
            return worth;
        }
        var fee = funds.part(order, quantityUnits, rawUnits, Liquidity.TAKER, 0);
        return worth.add(
                BigDecimal.valueOf(fee)
                        .movePointRight(scale(order))
                        .divide(BigDecimal.valueOf(quantityUnits), MathContext.DECIMAL64));
    }

    private static int scale(WorkingOrder order) {
        return order.instrument.quantityScale();
    }

    private static Money money(BigDecimal ledgerUnits, Instrument instrument) {
        var units = ledgerUnits.setScale(0, RoundingMode.HALF_EVEN).longValueExact();
        return new Money(units, instrument.currency());
    }
}
