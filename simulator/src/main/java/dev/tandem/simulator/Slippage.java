package dev.tandem.simulator;

import dev.tandem.api.order.Side;
import dev.tandem.api.value.FixedPoint;
import dev.tandem.api.value.Price;
import java.math.BigDecimal;
import java.math.MathContext;

/// How much worse than the price of the bar a market or stop order fills. Limit orders do not slip
/// beyond their limit. Prices are at the instrument's price scale, rounded half to even and never
/// to a tick.
public sealed interface Slippage {
    /// Fills at the price of the bar: optimistic.
    Slippage NONE = new None();

    /// The fill price.
    long apply(Quote quote);

    /// Twice as much of it.
    default Slippage twice() {
        return switch (this) {
            case None() -> this;
            case BasisPoints(var points) -> new BasisPoints(points.multiply(TWO));
            case Fixed(var amount) ->
                    new Fixed(new Price(Math.multiplyExact(amount.units(), 2L), amount.scale()));
            case Spread(var share, var charge) -> new Spread(share.multiply(TWO), charge);
            case VolumeShare(var impact, var limit) -> new VolumeShare(impact.multiply(TWO), limit);
        };
    }

    /// Whether it ends at the high and low of a bar when the bar is complete
    /// ([FillRules.OpenFills#WITHIN_BAR]): a spread lies around the prices that were traded, and
    /// our own impact goes beyond them.
    default boolean endsAtRange() {
        return true;
    }

    /// What is about to fill.
    ///
    /// @param scale of prices
    /// @param quantityUnits about to fill
    /// @param takenUnits what filled before in the same bar
    /// @param volumeUnits volume of the bar, at an open that of the bar before; 0 if it is not
    ///   known
    /// @param opens whether it enlarges or opens a position
    record Quote(
            Side side,
            long priceUnits,
            int scale,
            long quantityUnits,
            long takenUnits,
            long volumeUnits,
            boolean opens) {
        long worse(long by) {
            return Math.addExact(priceUnits, side.sign() * by);
        }
    }

    /// See [Slippage#NONE].
    record None() implements Slippage {
        @Override
        public long apply(Quote quote) {
            return quote.priceUnits();
        }
    }

    /// A share of the price.
    ///
    /// @param points 1 is 0.01 %; 0 or greater
    record BasisPoints(BigDecimal points) implements Slippage {
        public BasisPoints {
            requireNotNegative(points);
        }

        @Override
        public long apply(Quote quote) {
            return quote.worse(part(quote.priceUnits(), points, 4));
        }
    }

    /// A fixed distance.
    ///
    /// @param amount in the instrument's price, 0 or greater
    record Fixed(Price amount) implements Slippage {
        public Fixed {
            requireNotNegative(amount.toDecimal());
        }

        @Override
        public long apply(Quote quote) {
            return quote.worse(FixedPoint.fromDecimal(amount.toDecimal(), quote.scale()));
        }
    }

    /// The bid-ask spread as a share of the price.
    ///
    /// @param share of the price between bid and ask, 0.0004 is 0.04 %; 0 or greater
    /// @param charge who pays it
    record Spread(BigDecimal share, Charge charge) implements Slippage {
        public Spread {
            requireNotNegative(share);
        }

        /// Who pays the spread.
        public enum Charge {
            /// Half of it on each fill.
            HALF_EACH,
            /// All of it on what opens a position, nothing on what closes one. Rule of
            /// backtesting.py.
            ENTRY
        }

        @Override
        public boolean endsAtRange() {
            return false;
        }

        @Override
        public long apply(Quote quote) {
            return switch (charge) {
                case HALF_EACH -> quote.worse(part(quote.priceUnits(), share.divide(TWO), 0));
                case ENTRY ->
                        quote.opens()
                                ? quote.worse(part(quote.priceUnits(), share, 0))
                                : quote.priceUnits();
            };
        }
    }

    /// The price moves with the square of our part of the bar's volume: `price × (1 ± impact ×
    /// part²)`, part at most `limit`. Rule of zipline's volume share slippage.
    ///
    /// @param impact 0 or greater, 0.1 in zipline
    /// @param limit largest part counted, 0.025 in zipline
    record VolumeShare(BigDecimal impact, BigDecimal limit) implements Slippage {
        public VolumeShare {
            requireNotNegative(impact);
            requireNotNegative(limit);
        }

        @Override
        public boolean endsAtRange() {
            return false;
        }

        @Override
        public long apply(Quote quote) {
            if (quote.volumeUnits() <= 0) {
                return quote.priceUnits();
            }
            var traded = Math.addExact(quote.takenUnits(), quote.quantityUnits());
            var part =
                    BigDecimal.valueOf(traded)
                            .divide(BigDecimal.valueOf(quote.volumeUnits()), MathContext.DECIMAL64)
                            .min(limit);
            var factor = impact.multiply(part).multiply(part);
            return quote.worse(part(quote.priceUnits(), factor, 0));
        }
    }

    BigDecimal TWO = BigDecimal.valueOf(2);

    private static long part(long priceUnits, BigDecimal share, int drop) {
        var amount = BigDecimal.valueOf(Math.absExact(priceUnits)).multiply(share);
        return FixedPoint.fromDecimal(amount.movePointLeft(drop), 0);
    }

    private static void requireNotNegative(BigDecimal value) {
        if (value.signum() < 0) {
            throw new IllegalArgumentException("slippage is 0 or greater: " + value);
        }
    }
}
