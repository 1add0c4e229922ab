package dev.tandem.engine.order;

import dev.tandem.api.value.Price;
import dev.tandem.api.value.Quantity;
import org.jspecify.annotations.Nullable;

/// What a strategy can ask of an order through its handle.
public interface OrderActions {
    void cancel(KeptOrder order);

    /// @param total null keeps the present one
    /// @param price null keeps the present one
    void replace(KeptOrder order, @Nullable Quantity total, @Nullable Price price);
}
