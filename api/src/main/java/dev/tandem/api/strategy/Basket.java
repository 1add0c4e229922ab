package dev.tandem.api.strategy;

import dev.tandem.api.order.Order;
import dev.tandem.api.order.OrderRequest;

/// Collects orders that belong together, see [Context#basket].
public interface Basket {
    /// Adds a leg. Its handle stands at `NEW` until the leg is released.
    Order submit(OrderRequest request);
}
