package dev.tandem.simulator;

import dev.tandem.api.order.Side;
import dev.tandem.api.value.FixedPoint;
import java.math.BigDecimal;

/// How much worse than the price of the bar a market or stop order fills. Limit orders do not slip.
public sealed interface Slippage {
    /// Fills at the price of the bar: optimistic.
    Slippage NONE = new None();

    /// The fill price at the instrument's price scale, rounded half to even and never to a tick.
    long apply(Side side, long priceUnits);

    /// See [Slippage#NONE].
    record None() implements Slippage {
        @Override
        public long apply(Side side, long priceUnits) {
            return priceUnits;
        }
    }

    /// A share of the price.
    ///
    /// @param points 1 is 0.01 %; 0 or greater
    record BasisPoints(BigDecimal points) implements Slippage {
        public BasisPoints {
            if (points.signum() < 0) {
                throw new IllegalArgumentException("slippage is 0 or greater: " + points);
            }
        }

        @Override
        public long apply(Side side, long priceUnits) {
            var worse =
                    FixedPoint.multiply(
                            Math.abs(priceUnits),
                            points.unscaledValue().longValueExact(),
                            points.scale() + 4);
            return Math.addExact(priceUnits, side.sign() * worse);
        }
    }
}
