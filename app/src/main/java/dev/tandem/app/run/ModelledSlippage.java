package dev.tandem.app.run;

import dev.tandem.api.account.CurrencyRates;
import dev.tandem.api.event.Fill;
import dev.tandem.api.order.OrderTerms;
import dev.tandem.api.value.FixedPoint;
import dev.tandem.simulator.FillRules.LimitSlip;
import dev.tandem.simulator.Slippage;
import dev.tandem.simulator.VenueModel;

/// What the venue's model of slippage made fills worse, told from their prices: without the moves
/// of the market between decision and fill, which the measured slippage holds.
final class ModelledSlippage {
    private static final double BASIS_POINT = 1e-4;

    private final VenueModel venue;

    ModelledSlippage(VenueModel venue) {
        this.venue = venue;
    }

    /// In the currency of the account; 0 for a fill that did not slip, or for a model that cannot
    /// be told from a price.
    double of(Fill fill) {
        if (!slips(fill)) {
            return 0;
        }
        var instrument = fill.instrument();
        var price = FixedPoint.toDouble(fill.priceUnits(), instrument.priceScale());
        var each = each(fill, price);
        var quantity = FixedPoint.toDouble(fill.quantityUnits(), instrument.quantityScale());
        var multiplier = instrument.multiplier().doubleValue();
        var rate = FixedPoint.toDouble(fill.rateUnits(), CurrencyRates.SCALE);
        return instrument.contract().inverse()
                ? each / price / price * quantity * multiplier * rate
                : each * quantity * multiplier * rate;
    }

    /// What [#of] leaves out; empty for nothing.
    String note() {
        return switch (venue.slippage()) {
            case Slippage.VolumeShare _ ->
                    "Slippage by share of the volume is not scaled: only commission is.";
            case Slippage.Spread(_, var charge) when charge == Slippage.Spread.Charge.ENTRY ->
                    "A spread that entries pay is not scaled: only commission is.";
            case Slippage.None _, Slippage.BasisPoints _, Slippage.Fixed _, Slippage.Spread _ -> "";
        };
    }

    private boolean slips(Fill fill) {
        return switch (fill.order().terms()) {
            case OrderTerms.Limit _,
                    OrderTerms.StopLimit _,
                    OrderTerms.LimitIfTouched _,
                    OrderTerms.TrailingStopLimit _,
                    OrderTerms.MarketToLimit _,
                    OrderTerms.Iceberg _ ->
                    venue.fills().limitSlip() == LimitSlip.ALWAYS;
            case OrderTerms.Market _,
                    OrderTerms.Stop _,
                    OrderTerms.MarketIfTouched _,
                    OrderTerms.TrailingStop _ ->
                    true;
        };
    }

    /// How much worse one unit was than before the slippage.
    private double each(Fill fill, double price) {
        return switch (venue.slippage()) {
            case Slippage.None() -> 0;
            case Slippage.BasisPoints(var points) ->
                    share(price, points.doubleValue() * BASIS_POINT, fill);
            case Slippage.Fixed(var amount) -> amount.toDecimal().doubleValue();
            case Slippage.Spread(var spread, var charge) ->
                    charge == Slippage.Spread.Charge.HALF_EACH
                            ? share(price, spread.doubleValue() / 2, fill)
                            : 0;
            case Slippage.VolumeShare _ -> 0;
        };
    }

    /// `fill = price * (1 + side * share)`, so the part of the fill that is slippage.
    private static double share(double fillPrice, double share, Fill fill) {
        return Math.abs(fillPrice) * share / (1 + fill.side().sign() * share);
    }
}
