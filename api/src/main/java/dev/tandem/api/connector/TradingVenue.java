package dev.tandem.api.connector;

import dev.tandem.api.event.ExecutionReport;
import dev.tandem.api.order.OrderIntent;
import org.jspecify.annotations.Nullable;

/// Where orders go: a real venue or a simulated one. Answers come back as reports, never as return
/// values.
///
/// Times are nanoseconds since 1970 UTC and never run backwards.
public interface TradingVenue {
    void submit(long atNanos, OrderIntent intent);

    void cancel(long atNanos, long orderNumber);

    /// Asks for another total quantity and price of a working order.
    ///
    /// @param priceUnits new limit or trigger at the instrument's price scale; ignored for market
    ///   orders
    void replace(long atNanos, long orderNumber, long totalUnits, long priceUnits);

    /// Takes the next report that is ready, oldest first; null when there is none.
    @Nullable ExecutionReport poll();
}
