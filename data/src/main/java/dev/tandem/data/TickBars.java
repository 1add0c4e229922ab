package dev.tandem.data;

import dev.tandem.api.market.BarSize;
import dev.tandem.api.market.book.OrderBook;
import java.util.Optional;

/// Builds bars of trades, or of the mids of quotes or books.
///
/// A bar of a length of time holds the ticks of `[open, close)` and exists where there is at least
/// one; its volume is the sum of sizes, 0 for mids. A bar of an amount of trading is complete with
/// the trade that brings it to the amount; trades of one instant stay together, so it closes before
/// the next instant, and what is left at the end is no bar.
public final class TickBars {
    private TickBars() {}

    /// Whether ticks can make bars of a size: of any amount, any length below a day, a day or a
    /// week.
    static boolean canBuild(BarSize size) {
        return size.isIntraday() || size.equals(BarSize.D1) || size.equals(BarSize.W1);
    }

    /// The bars of trades; they cannot be empty as long as there are trades, except for amounts
    /// that were not reached and ticks outside of all sessions.
    public static BarColumns ofTrades(TradeColumns trades, BarSize size) {
        if (size.equals(BarSize.W1)) {
            return Resampler.resample(ofTrades(trades, BarSize.D1), size);
        }
        if (!size.isTime()) {
            return ofAmount(trades, size);
        }
        var bars = new TimeBars(trades.instrument(), size);
        bars.add(trades);
        return bars.finish();
    }

    /// The bars of mids; empty if there are no quotes with both sides, or the size is an amount of
    /// trading.
    public static Optional<BarColumns> ofQuotes(QuoteColumns quotes, BarSize size) {
        if (size.equals(BarSize.W1)) {
            return ofQuotes(quotes, BarSize.D1).map(days -> Resampler.resample(days, size));
        }
        if (!size.isTime()) {
            return Optional.empty();
        }
        var bars = new TimeBars(quotes.instrument(), size);
        for (var i = 0; i < quotes.count(); i++) {
            var mid = (quotes.bid(i) + quotes.ask(i)) / 2;
            if (!Double.isNaN(mid)) {
                bars.add(quotes.atNanos(i), mid, 0);
            }
        }
        return Optional.of(bars.finish()).filter(built -> !built.isEmpty());
    }

    /// The bars of the mids of a book after each of its frames; empty if it never has both sides,
    /// or the size is an amount of trading.
    public static Optional<BarColumns> ofBooks(BookFeed feed, BarSize size) {
        if (size.equals(BarSize.W1)) {
            return ofBooks(feed, BarSize.D1).map(days -> Resampler.resample(days, size));
        }
        if (!size.isTime()) {
            return Optional.empty();
        }
        var bars = new TimeBars(feed.instrument(), size);
        var book = new OrderBook(feed.instrument());
        for (var frame = 0; frame < feed.count(); frame++) {
            feed.apply(frame, book);
            if (!Double.isNaN(book.mid())) {
                bars.add(feed.atNanos(frame), book.mid(), 0);
            }
        }
        return Optional.of(bars.finish()).filter(built -> !built.isEmpty());
    }

    private static BarColumns ofAmount(TradeColumns trades, BarSize size) {
        var target = BarColumns.builder(trades.instrument(), size);
        var days = new TradingDays(trades.instrument().calendar());
        var multiplier = trades.instrument().multiplier().doubleValue();
        var bar = new BarUnderWay();
        var openNanos = 0L;
        var lastNanos = 0L;
        var amount = 0.0;
        for (var i = 0; i < trades.count(); i++) {
            if (amount >= size.count() && trades.atNanos(i) > lastNanos) {
                bar.finish(target, openNanos, lastNanos + 1, days.of(lastNanos));
                amount = 0;
            }
            lastNanos = trades.atNanos(i);
            openNanos = bar.isEmpty() ? lastNanos : openNanos;
            bar.add(trades.price(i), trades.size(i));
            amount +=
                    switch (size.unit()) {
                        case TRADES -> 1;
                        case VOLUME -> trades.size(i);
                        case VALUE -> Math.abs(trades.price(i)) * trades.size(i) * multiplier;
                        case SECOND, MINUTE, HOUR, DAY, WEEK ->
                                throw new IllegalArgumentException(size + " is a length of time");
                    };
        }
        if (amount >= size.count()) {
            bar.finish(target, openNanos, lastNanos + 1, days.of(lastNanos));
        }
        return target.build();
    }
}
