package dev.tandem.api.strategy;

import dev.tandem.api.order.Distance;
import dev.tandem.api.order.Order;
import dev.tandem.api.value.Price;
import java.util.Optional;

/// An entry with its exits, see [Context#bracket].
///
/// @param stopLoss empty if none was asked for
/// @param takeProfit empty if none was asked for
public record Bracket(Order entry, Optional<Order> stopLoss, Optional<Order> takeProfit) {
    /// Collects the exits of a bracket. A distance is measured from the average price at which the
    /// entry really fills.
    public interface Exits {
        /// A stop order at a price.
        Exits stopLoss(Price trigger);

        /// A stop order at a distance from the fill.
        Exits stopLoss(Distance distance);

        /// A stop order that follows the price at a distance.
        Exits trailingStop(Distance trail);

        /// A limit order at a price.
        Exits takeProfit(Price limit);

        /// A limit order at a distance from the fill.
        Exits takeProfit(Distance distance);
    }
}
