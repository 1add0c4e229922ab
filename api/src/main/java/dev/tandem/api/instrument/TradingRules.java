package dev.tandem.api.instrument;

import dev.tandem.api.value.Price;
import dev.tandem.api.value.Quantity;

/// What a venue demands of an order from an instant on. Rules change with time; storage scales
/// never do.
///
/// @param fromNanos first instant at which the rules hold, nanoseconds since 1970 UTC
/// @param tick smallest step of an order price, above 0
/// @param lot smallest step of an order quantity, above 0
/// @param minimum smallest order quantity, 0 or greater
public record TradingRules(long fromNanos, Price tick, Quantity lot, Quantity minimum) {
    public TradingRules {
        if (tick.units() <= 0 || lot.isZero()) {
            throw new IllegalArgumentException(
                    "tick and lot must be above 0: tick " + tick + ", lot " + lot);
        }
    }

    /// Rules for all time without a minimum.
    public static TradingRules always(Price tick, Quantity lot) {
        return new TradingRules(Long.MIN_VALUE, tick, lot, Quantity.ZERO);
    }
}
