package dev.tandem.engine;

import dev.tandem.api.event.InstrumentEvent;
import dev.tandem.api.event.VenueReport;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.Aggressor;
import dev.tandem.api.market.Book;
import dev.tandem.api.value.Currency;

/// Everything that an engine takes, one method for each kind of input with its event and arrival
/// time, nanoseconds since 1970 UTC. [Engine] acts on it; a journal notes it first and passes it
/// on.
///
/// The caller brings the inputs of one instant in this order: reports; [#mark] for every bar that
/// ends, then [#endMarks]; [#onBar] small sizes first, instruments in order, then [#onSlice];
/// [#onTimer] until it says no; then what begins, and ticks: [#price], then [#onTrade], [#onQuote]
/// or [#onBook]. After each call it takes the effects ([Engine#poll]) and brings the reports that
/// this causes.
public interface EngineInputs {
    /// Lets the strategy declare what it needs, before everything else.
    ///
    /// @param atNanos the time that `now()` shows until the first event
    void start(long atNanos, long arrivedNanos);

    /// Takes a bar from before the start: it warms up history and indicators, the strategy does not
    /// see it.
    ///
    /// @param left number of warm-up bars of this subscription left, this one included
    /// @param rows holds the bar as a [dev.tandem.api.market.BarRow] that begins at `at`
    void warm(int subscription, int left, long[] rows, int at);

    /// Brings the bars that one subscription was warmed up with so far to the prices after an
    /// event.
    void adjustWarm(int subscription, InstrumentEvent event);

    /// Takes the first part of what happens to an instrument: from now on its history, its
    /// indicators and its last price compare with the prices to come, and it can be traded or not.
    /// The caller then brings the reports that the venue makes of it, and [#onInstrument].
    void adjust(long atNanos, long arrivedNanos, InstrumentEvent event);

    /// Takes what happened to an instrument, after what followed from it was reported, and tells
    /// the strategy.
    void onInstrument(long atNanos, long arrivedNanos, InstrumentEvent event);

    /// Values positions at the close of a bar of the instrument's finest stream.
    void mark(
            long atNanos,
            long arrivedNanos,
            Instrument instrument,
            double high,
            double low,
            double close);

    /// Values positions at the last price of an instrument whose ticks drive it. Takes no time:
    /// ticks of several instruments that nobody hears may come one instrument after the other.
    void price(Instrument instrument, double price);

    /// All marks of the instant are in.
    void endMarks(long atNanos);

    /// Delivers a complete bar: history, indicators, then the strategy.
    ///
    /// @param rows as for [#warm]
    void onBar(long atNanos, long arrivedNanos, int subscription, long[] rows, int at);

    /// Delivers a complete bar whose instant is over: history, indicators, then the strategy. It is
    /// in no slice.
    ///
    /// @param allowsEntries whether what is decided on it may increase a position
    /// @param rows as for [#warm]
    void onRevision(
            long atNanos,
            long arrivedNanos,
            int subscription,
            boolean allowsEntries,
            long[] rows,
            int at);

    /// Delivers a trade of the market. Without a callback it is only noted, as [#price].
    void onTrade(
            long atNanos,
            long arrivedNanos,
            Instrument instrument,
            double price,
            double size,
            Aggressor aggressor);

    /// Delivers a quote, as [#onTrade].
    void onQuote(
            long atNanos,
            long arrivedNanos,
            Instrument instrument,
            double bid,
            double bidSize,
            double ask,
            double askSize);

    /// Says who keeps the book of an instrument, which [#onBook] then speaks of.
    void attach(Book book);

    /// Tells the strategy that a book changed, as [#onTrade].
    void onBook(long atNanos, long arrivedNanos, Instrument instrument);

    /// All bars of the instant are delivered.
    void onSlice(long atNanos);

    /// Fires the first schedule that is due at or before `atNanos`.
    ///
    /// @return whether one was due; call again until none is
    boolean onTimer(long atNanos, long arrivedNanos);

    /// Takes what a venue says about one of our orders: booked first, then told to the strategy,
    /// then followed up.
    void onReport(long atNanos, long arrivedNanos, VenueReport report);

    /// Somebody stops the session from increasing risk: all open orders that do not protect a
    /// position are taken back. Positions stay, and so do orders that protect them.
    ///
    /// @param reason who and why
    void halt(long atNanos, long arrivedNanos, String reason);

    /// The session goes on in another process and is as it was.
    void recovered(long atNanos, long arrivedNanos, Recovery recovery);

    /// The last event was delivered.
    void stop(long atNanos, long arrivedNanos);

    /// Takes what a currency is worth from now on.
    ///
    /// @param rate of one unit in the account's currency, above 0
    void onRate(long atNanos, long arrivedNanos, Currency currency, double rate);
}
