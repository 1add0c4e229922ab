package dev.tandem.api.instrument;

import dev.tandem.api.value.Price;
import dev.tandem.api.value.Quantity;
import java.math.BigDecimal;

/// What a venue demands of an order from an instant on. Rules change with time; storage scales
/// never do. Every mode enforces them before an order leaves.
///
/// @param fromNanos first instant at which the rules hold, nanoseconds since 1970 UTC
/// @param tick smallest step of an order price, above 0
/// @param lot smallest step of an order quantity, above 0
/// @param minimum smallest order quantity, 0 or greater
/// @param minimumNotional smallest worth of an order at its own price, or at the last one, in the
///   instrument's currency; 0 for none. Orders that only reduce a position are exempt.
/// @param priceBand how far limits and triggers may lie from the last price, as a share of it: 0.1
///   is 10 %; 0 for no band
/// @param hours when orders are taken
public record TradingRules(
        long fromNanos,
        Price tick,
        Quantity lot,
        Quantity minimum,
        BigDecimal minimumNotional,
        BigDecimal priceBand,
        Hours hours) {
    /// When orders are taken.
    public enum Hours {
        /// At any time; outside sessions they wait.
        ANY,
        /// Inside sessions of the calendar only.
        SESSION
    }

    public TradingRules {
        if (tick.units() <= 0 || lot.isZero()) {
            throw new IllegalArgumentException(
                    "tick and lot must be above 0: tick " + tick + ", lot " + lot);
        }
        if (minimumNotional.signum() < 0 || priceBand.signum() < 0) {
            throw new IllegalArgumentException(
                    "minimum notional and price band are 0 or greater: "
                            + minimumNotional
                            + ", "
                            + priceBand);
        }
    }

    /// Tick, lot and minimum quantity, and nothing else.
    public TradingRules(long fromNanos, Price tick, Quantity lot, Quantity minimum) {
        this(fromNanos, tick, lot, minimum, BigDecimal.ZERO, BigDecimal.ZERO, Hours.ANY);
    }

    /// Rules for all time without a minimum.
    public static TradingRules always(Price tick, Quantity lot) {
        return new TradingRules(Long.MIN_VALUE, tick, lot, Quantity.ZERO);
    }
}
