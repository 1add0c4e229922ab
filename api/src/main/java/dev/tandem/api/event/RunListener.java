package dev.tandem.api.event;

import dev.tandem.api.account.LedgerAccount;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.order.Order;
import dev.tandem.api.value.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Watches a run without influence on it: files, statistics, progress. All times are nanoseconds
/// since 1970 UTC.
public interface RunListener {
    /// A callback asks for an order. Called within that callback, so that the stack shows where;
    /// the order is not judged yet, and is taken back when the callback throws.
    default void onRequested(Order order) {}

    /// An order was submitted, or denied at once.
    ///
    /// @param decisionPrice last price known when the strategy decided; NaN if there was none
    default void onSubmitted(long atNanos, Order order, double decisionPrice) {}

    /// Another engine goes on with the run.
    ///
    /// @param orders the live handles of all orders so far, by number from 1
    default void onTakenOver(List<Order> orders) {}

    /// An order changed.
    default void onOrderEvent(long atNanos, OrderEvent event) {}

    /// A fill was booked.
    default void onFill(Fill fill) {}

    /// A fill was taken out of the books again. If the venue corrected it, [#onFill] follows with
    /// what it is now.
    default void onReversal(Reversal reversal) {}

    /// One line of the ledger. The lines of one entry sum to zero in each currency.
    ///
    /// @param entry number of the entry within the run, from 1
    /// @param instrument what it is about; null for the account as a whole
    /// @param units above 0 what the ledger account receives, in the currency's own ledger
    /// @param inAccountUnits the same in the currency of the account, at the rate of the moment
    default void onPosting(
            long atNanos,
            long entry,
            LedgerAccount account,
            @Nullable Instrument instrument,
            Currency currency,
            long units,
            long inAccountUnits) {}

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
