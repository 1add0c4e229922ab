package dev.tandem.simulator;

import dev.tandem.api.event.InstrumentEvent;
import dev.tandem.api.event.VenueReport;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.Aggressor;
import dev.tandem.api.market.Book;
import dev.tandem.api.value.Currency;
import org.jspecify.annotations.Nullable;

/// A venue that is told the market and matches orders against it: what the runtime drives. It acts
/// at once ([SimulatedVenue]) or is somewhere else and keeps a journal of its own.
public interface MatchingVenue {
    /// Takes the next report that is ready, oldest first; null when there is none.
    @Nullable VenueReport poll();

    /// The next instant at which the venue acts by itself, `Long.MAX_VALUE` if none.
    long nextEventNanos();

    /// Until when it sleeps: whatever bars come before, nothing happens here. Of those only the
    /// last one of each instrument needs to be told, with the volume of the one before, once an
    /// order or an event comes. `Long.MIN_VALUE` while it is awake.
    long sleepsUntil();

    /// Takes the open of a bar that begins at `atNanos`.
    void onOpen(long atNanos, Instrument instrument, double open);

    /// All bars that begin at `atNanos` have: fills what trades at their opens, and ends the orders
    /// for which these were the last prices.
    void endOpens(long atNanos);

    /// Takes a complete bar that ends at `atNanos`.
    ///
    /// @param volume NaN if it is not known
    void onRange(
            long atNanos,
            Instrument instrument,
            double open,
            double high,
            double low,
            double close,
            double volume);

    /// All bars that end at `atNanos` have: fills what trades in their ranges, settles futures
    /// whose session closes, books interest and what borrowing costs, compares equity with the
    /// margin of positions, ends the orders whose time is over, and takes the messages that arrive
    /// now.
    void endRanges(long atNanos);

    /// Takes what happens to an instrument, after what ends at that instant and before what begins.
    /// At a split or a roll quotes are forgotten; a book must be invalidated by its keeper before.
    void onInstrument(InstrumentEvent event);

    /// The trades of an instrument drive it from now on, not its bars. Before the first tick.
    void driveByTrades(Instrument instrument);

    /// The quotes of an instrument drive it from now on. Before the first tick.
    void driveByQuotes(Instrument instrument);

    /// An order book drives its instrument from now on, with its trades if there are any. Before
    /// the first tick.
    ///
    /// @param book kept by the caller, who tells each change with [#onBook]
    void driveByBook(Book book);

    /// Whether each tick of an instrument counts now, and none may be left out: an order has not
    /// ended, a position binds margin, or our orders have taken of what is displayed.
    boolean awaitsTicks(Instrument instrument);

    /// Whether [#poll] has something to tell or to do.
    boolean hasReports();

    /// Takes a trade of an instrument that its trades or its book drive.
    void onTrade(
            long atNanos, Instrument instrument, double price, double size, Aggressor aggressor);

    /// Takes a quote of an instrument that its quotes drive; missing sides and sizes are NaN.
    void onQuote(
            long atNanos,
            Instrument instrument,
            double bid,
            double bidSize,
            double ask,
            double askSize);

    /// The book of an instrument has changed.
    void onBook(long atNanos, Instrument instrument);

    /// Takes what a currency is worth from now on.
    ///
    /// @param rate of one unit in the account's currency, above 0
    void onRate(Currency currency, double rate);

    /// Whether bars of an instrument without an order change nothing here: of those only the last
    /// one needs to be told, with the volume of the one before, when an order for the instrument or
    /// an event comes, or when this is so no longer. Not so where positions, or an order for a
    /// share of equity, are valued at the last prices of others.
    boolean hearsOrderedOnly();

    /// Whether each bar of an instrument counts now: an order for it has not ended, or a message
    /// about some order is on its way.
    boolean awaitsBars(Instrument instrument);

    /// Whether a message has been sent and has not arrived.
    boolean expectsMessages();
}
