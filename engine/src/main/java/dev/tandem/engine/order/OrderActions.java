package dev.tandem.engine.order;

import dev.tandem.api.order.OrderTerms;
import dev.tandem.api.value.Quantity;
import org.jspecify.annotations.Nullable;

/// What a strategy can ask of an order through its handle.
public interface OrderActions {
    void cancel(KeptOrder order);

    /// @param total null keeps the present one
    /// @param terms null keeps the present one
    void replace(KeptOrder order, @Nullable Quantity total, @Nullable OrderTerms terms);
}
