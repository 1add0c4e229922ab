package dev.tandem.api.strategy;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.BarField;
import dev.tandem.api.market.BarSize;
import dev.tandem.api.market.Book;
import dev.tandem.api.market.Quote;
import dev.tandem.api.market.Trade;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What is known of the market up to now; never anything later. Every array, trade and quote is the
/// caller's own copy.
public interface Data {
    /// The field of the last complete bar of the instrument's smallest subscription; NaN before the
    /// first.
    double current(Instrument instrument, BarField field);

    /// [#current(Instrument, BarField)] for several instruments, in their order.
    double[] current(List<Instrument> instruments, BarField field);

    /// How long ago the last bar of the instrument closed; empty before the first.
    Optional<Duration> age(Instrument instrument);

    /// The last `count` values of a subscription, oldest first; shorter while fewer bars are known.
    ///
    /// @throws IllegalArgumentException if the size is not subscribed or more bars are asked for
    ///   than are kept
    double[] history(Instrument instrument, BarField field, int count, BarSize size);

    /// The last `count` values of several instruments, aligned by the closing times of the first
    /// one: one row an instrument, NaN where an instrument has no bar with that close.
    double[][] history(List<Instrument> instruments, BarField field, int count, BarSize size);

    /// The last trade; empty before the first.
    ///
    /// @throws IllegalArgumentException if trades of the instrument are not subscribed
    Optional<Trade> lastTrade(Instrument instrument);

    /// The last quote; empty before the first.
    ///
    /// @throws IllegalArgumentException if quotes of the instrument are not subscribed
    Optional<Quote> lastQuote(Instrument instrument);

    /// The live view of the order book, which changes with the next update.
    ///
    /// @throws IllegalArgumentException if the book of the instrument is not subscribed
    Book book(Instrument instrument);

    /// Whether a price of the instrument is known, without which no order passes risk.
    boolean canTrade(Instrument instrument);
}
