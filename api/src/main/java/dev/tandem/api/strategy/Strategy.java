package dev.tandem.api.strategy;

import dev.tandem.api.event.AccountReport.MarginCalled;
import dev.tandem.api.event.Fill;
import dev.tandem.api.event.InstrumentEvent;
import dev.tandem.api.event.OrderEvent;
import dev.tandem.api.market.Bar;
import dev.tandem.api.market.Book;
import dev.tandem.api.market.Quote;
import dev.tandem.api.market.Revision;
import dev.tandem.api.market.Slice;
import dev.tandem.api.market.Trade;

/// A trading strategy: the same class in every mode. Callbacks run one at a time on one thread, in
/// event order; those not overridden cost nothing.
///
/// A callback is all or nothing: its orders, timers and records leave when it returns. When it
/// throws, none leave.
///
/// A strategy has a constructor that takes its `Params` record, or one without parameters. Its
/// fields are its state: they are saved and restored by name.
public interface Strategy {
    /// Declares subscriptions, indicators and schedules; may order. Runs before the first event.
    ///
    /// When a stopped session is restored, it runs again in the new instance with orders muted, so
    /// that everything it declares exists; then all fields get their saved values, and
    /// [#onRecovered] follows.
    default void onStart(Context context) {}

    /// The session goes on in another process: it was killed, ended, or lost power. Comes once
    /// after each restart, when everything that had happened before has been made up for and before
    /// anything new does; fields, orders and positions are as they were. Not in backtests, not in
    /// sessions that were never restarted, and not at the first start of a fork.
    ///
    /// A session whose strategy does not override it decides what one decides that never stopped.
    default void onRecovered(Context context, RecoveryReport report) {}

    /// A subscribed bar is complete. Small sizes come first, instruments in their order.
    default void onBar(Context context, Bar bar) {}

    /// All bars that close at this instant were delivered.
    default void onSlice(Context context, Slice slice) {}

    /// A subscribed bar came late: its instant was played without it, and [#onBar] does not hear of
    /// it. Until the callback returns, orders that can increase a position are denied unless the
    /// session allows them. Never called in a backtest.
    default void onRevision(Context context, Revision revision) {}

    /// The market traded an instrument whose trades are subscribed. Of the ticks of one instant
    /// those of the first instrument come first, and of one instrument its book, quotes and trades
    /// in this order.
    default void onTrade(Context context, Trade trade) {}

    /// A subscribed instrument has another best bid or ask.
    default void onQuote(Context context, Quote quote) {}

    /// A subscribed order book changed, or became invalid.
    default void onBook(Context context, Book book) {}

    /// An order changed; comes after the fill that changed it.
    default void onOrder(Context context, OrderEvent event) {}

    /// A fill was booked; comes before the bar in whose range it lies.
    default void onFill(Context context, Fill fill) {}

    /// Something happened to an instrument of the run: a split, a dividend, funding, the end of its
    /// trading. Positions, orders and indicators follow it already.
    default void onInstrument(Context context, InstrumentEvent event) {}

    /// The venue asks for more margin, or warns that it soon will: positions are liquidated when
    /// equity falls further, or is not back in time.
    default void onMarginCall(Context context, MarginCalled call) {}

    /// A schedule without an action of its own came due.
    default void onTimer(Context context, Timer timer) {}

    /// The last event was delivered; also after an error or an interrupt. Orders sent here are not
    /// worked in a backtest.
    default void onStop(Context context) {}
}
