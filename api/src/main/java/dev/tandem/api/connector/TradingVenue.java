package dev.tandem.api.connector;

import dev.tandem.api.event.VenueReport;
import dev.tandem.api.order.OrderIntent;
import dev.tandem.api.order.OrderTerms;
import org.jspecify.annotations.Nullable;

/// Where orders go: a real venue or a simulated one. Answers come back as reports, never as return
/// values.
///
/// Times are nanoseconds since 1970 UTC and never run backwards.
public interface TradingVenue {
    void submit(long atNanos, OrderIntent intent);

    void cancel(long atNanos, long orderNumber);

    /// Asks for another total quantity and other prices of a working order.
    ///
    /// @param terms of the same kind as the order's
    void replace(long atNanos, long orderNumber, long totalUnits, OrderTerms terms);

    /// Takes the next report that is ready, oldest first; null when there is none.
    @Nullable VenueReport poll();
}
