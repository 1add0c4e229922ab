package dev.tandem.api.event;

import dev.tandem.api.account.Posting;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.order.Order;

/// Watches a run without influence on it: files, statistics, progress. All times are nanoseconds
/// since 1970 UTC.
public interface RunListener {
    /// An order was submitted, or denied at once.
    ///
    /// @param decisionPrice last price known when the strategy decided; NaN if there was none
    default void onSubmitted(long atNanos, Order order, double decisionPrice) {}

    /// An order changed.
    default void onOrderEvent(long atNanos, OrderEvent event) {}

    /// A fill was booked.
    default void onFill(Fill fill) {}

    /// The ledger changed: one line of an entry, see [Posting].
    default void onPosting(long atNanos, Posting posting) {}

    /// Something happened to an instrument; what follows from it is booked.
    default void onInstrument(InstrumentEvent event) {}

    /// The venue asked for more margin, or warned of it.
    default void onMarginCall(long atNanos, AccountReport.MarginCalled call) {}

    /// All bars that end at this instant are marked; called once an instant, before the strategy
    /// sees the bars.
    ///
    /// @param cashUnits cash in ledger units of the account's currency
    /// @param equityUnits cash and positions in ledger units
    /// @param exposureUnits sum of the absolute position values in ledger units
    default void onEquity(long atNanos, long cashUnits, long equityUnits, long exposureUnits) {}

    /// An instrument with an open position was marked by a bar: for excursions and holding periods.
    default void onPositionBar(long atNanos, Instrument instrument, double high, double low) {}

    /// The strategy recorded a value.
    default void onRecord(long atNanos, String name, double value) {}

    /// A callback of the strategy threw; none of its effects left.
    default void onAbort(long atNanos, String callback, Throwable cause) {}
}
