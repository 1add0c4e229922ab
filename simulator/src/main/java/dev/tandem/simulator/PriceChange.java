package dev.tandem.simulator;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.order.Distance;
import dev.tandem.api.order.OrderTerms;
import dev.tandem.api.order.Side;
import dev.tandem.api.value.Price;
import dev.tandem.api.value.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// What a split or a roll does to prices and quantities from before it: `price / ratio + shift`,
/// `quantity × ratio`.
///
/// @param ratio new units for an old one, above 0
/// @param shiftUnits in units of the price scale
record PriceChange(Instrument instrument, BigDecimal ratio, long shiftUnits) {
    private static final int DIGITS = 9;

    /// A price that is no order's, to the nearest storable one.
    long price(long units) {
        return price(units, RoundingMode.HALF_EVEN);
    }

    double price(double price) {
        return price / ratio.doubleValue()
                + (double) shiftUnits / Math.pow(10, instrument.priceScale());
    }

    /// A quantity rounded towards zero to the storage scale.
    long quantity(long units) {
        return exact(units).setScale(0, RoundingMode.DOWN).longValueExact();
    }

    /// What [#quantity] leaves out, as a part of the smallest storable amount; with its sign.
    BigDecimal remainder(long units) {
        var exact = exact(units);
        return exact.subtract(exact.setScale(0, RoundingMode.DOWN));
    }

    /// A third that was written with many digits is a third.
    private BigDecimal exact(long units) {
        return BigDecimal.valueOf(units).multiply(ratio).setScale(DIGITS, RoundingMode.HALF_EVEN);
    }

    /// The price of an order on the tick that is no worse for a side.
    long onTick(Side side, long units, long atNanos) {
        var exact = price(units, side == Side.BUY ? RoundingMode.FLOOR : RoundingMode.CEILING);
        return instrument.roundPassively(side, exact, atNanos);
    }

    /// Terms with limits on the tick that is no worse and triggers on the one that is reached
    /// later.
    OrderTerms terms(OrderTerms terms, Side side, long atNanos) {
        var later = terms.isStop() ? side.opposite() : side;
        var moved =
                terms.withPrices(
                        limit -> onTick(side, limit, atNanos),
                        trigger -> onTick(later, trigger, atNanos));
        return switch (moved) {
            case OrderTerms.TrailingStop(var trail) -> new OrderTerms.TrailingStop(distance(trail));
            case OrderTerms.TrailingStopLimit(var trail, var offset) ->
                    new OrderTerms.TrailingStopLimit(distance(trail), length(offset));
            case OrderTerms.Iceberg(var price, var display) ->
                    new OrderTerms.Iceberg(price, shown(display, atNanos));
            case OrderTerms.Market _,
                    OrderTerms.Limit _,
                    OrderTerms.Stop _,
                    OrderTerms.StopLimit _,
                    OrderTerms.MarketIfTouched _,
                    OrderTerms.LimitIfTouched _,
                    OrderTerms.MarketToLimit _ ->
                    moved;
        };
    }

    /// A distance between prices, at least the smallest one there is.
    Distance distance(Distance distance) {
        return switch (distance) {
            case Distance.Percent _ -> distance;
            case Distance.Amount(var amount) -> {
                var length = length(amount);
                yield new Distance.Amount(
                        length.units() > 0 ? length : new Price(1, instrument.priceScale()));
            }
        };
    }

    private Price length(Price amount) {
        var scale = instrument.priceScale();
        var units = divided(amount.unitsAt(scale), RoundingMode.HALF_EVEN);
        return new Price(units, scale);
    }

    private Quantity shown(Quantity display, long atNanos) {
        var scale = instrument.quantityScale();
        var lot = instrument.lotUnits(atNanos);
        var units = instrument.floorToLot(quantity(display.unitsAt(scale)), atNanos);
        return new Quantity(Math.max(lot, units), scale);
    }

    private Price onTick(Side side, Price price, long atNanos) {
        var scale = instrument.priceScale();
        return new Price(onTick(side, price.unitsAt(scale), atNanos), scale);
    }

    private long price(long units, RoundingMode rounding) {
        return Math.addExact(divided(units, rounding), shiftUnits);
    }

    private long divided(long units, RoundingMode rounding) {
        return BigDecimal.valueOf(units).divide(ratio, 0, rounding).longValueExact();
    }
}
