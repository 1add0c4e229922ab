package dev.tandem.runtime.prove;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.data.BarColumns;
import dev.tandem.data.BookFeed;
import dev.tandem.data.MarketHistory;
import dev.tandem.data.QuoteColumns;
import dev.tandem.data.TradeColumns;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// The ticks of a history, or others in their place.
record OtherTicks(List<TradeColumns> trades, List<QuoteColumns> quotes, List<BookFeed> books) {
    private OtherTicks() {
        this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    /// A history of these ticks and some bars.
    MarketHistory with(List<BarColumns> bars) {
        return MarketHistory.of(bars, trades, quotes, books);
    }

    /// Other prices and sizes after an instant.
    static OtherTicks perturbed(MarketHistory history, long nanos, SplittableRandom random) {
        var ticks = new OtherTicks();
        for (var instrument : history.instruments()) {
            history.trades(instrument)
                    .ifPresent(one -> ticks.trades.add(perturbed(one, nanos, random)));
            history.quotes(instrument)
                    .ifPresent(one -> ticks.quotes.add(perturbed(one, nanos, random)));
            history.books(instrument)
                    .ifPresent(one -> ticks.books.add(perturbed(one, nanos, random)));
        }
        return ticks;
    }

    private static TradeColumns perturbed(
            TradeColumns trades, long nanos, SplittableRandom random) {
        var builder = TradeColumns.builder(trades.instrument());
        for (var i = 0; i < trades.count(); i++) {
            var known = trades.atNanos(i) <= nanos;
            builder.append(
                    trades.atNanos(i),
                    trades.price(i) * (known ? 1 : random.nextDouble(0.5, 1.5)),
                    trades.size(i) * (known ? 1 : random.nextDouble()),
                    trades.aggressor(i));
        }
        return builder.build();
    }

    private static QuoteColumns perturbed(
            QuoteColumns quotes, long nanos, SplittableRandom random) {
        var builder = QuoteColumns.builder(quotes.instrument());
        for (var i = 0; i < quotes.count(); i++) {
            var known = quotes.atNanos(i) <= nanos;
            var scale = known ? 1 : random.nextDouble(0.5, 1.5);
            builder.append(
                    quotes.atNanos(i),
                    quotes.bid(i) * scale,
                    quotes.bidSize(i) * (known ? 1 : random.nextDouble()),
                    quotes.ask(i) * scale,
                    quotes.askSize(i) * (known ? 1 : random.nextDouble()));
        }
        return builder.build();
    }

    private static BookFeed perturbed(BookFeed feed, long nanos, SplittableRandom random) {
        var builder = BookFeed.builder(feed.instrument());
        var scale = random.nextDouble(0.5, 1.5);
        for (var frame = 0; frame < feed.count(); frame++) {
            var known = feed.atNanos(frame) <= nanos;
            builder.frame(
                    feed.kind(frame),
                    feed.atNanos(frame),
                    feed.receivedNanos(frame),
                    feed.sequence(frame));
            for (var i = feed.firstLevel(frame); i < feed.firstLevel(frame + 1); i++) {
                builder.level(
                        feed.side(i),
                        feed.price(i) * (known ? 1 : scale),
                        feed.size(i) * (known ? 1 : random.nextDouble()));
            }
        }
        return builder.build();
    }

    /// Nothing after an instant.
    static OtherTicks cut(MarketHistory history, long nanos) {
        var ticks = new OtherTicks();
        for (var instrument : history.instruments()) {
            history.trades(instrument)
                    .ifPresent(one -> ticks.trades.add(one.between(Long.MIN_VALUE, nanos + 1)));
            history.quotes(instrument)
                    .ifPresent(one -> ticks.quotes.add(one.between(Long.MIN_VALUE, nanos + 1)));
            history.books(instrument).ifPresent(one -> ticks.books.add(one.before(nanos + 1)));
        }
        return ticks;
    }

    /// The time of the last of all, `Long.MIN_VALUE` if there is none.
    long lastNanos() {
        var last = Long.MIN_VALUE;
        for (var one : trades) {
            last = one.isEmpty() ? last : Math.max(last, one.atNanos(one.count() - 1));
        }
        for (var one : quotes) {
            last = one.isEmpty() ? last : Math.max(last, one.atNanos(one.count() - 1));
        }
        for (var one : books) {
            last = one.isEmpty() ? last : Math.max(last, one.atNanos(one.count() - 1));
        }
        return last;
    }

    /// The same of instruments in another order, each with its place as ordinal.
    static OtherTicks permuted(MarketHistory history, List<Instrument> order) {
        var ticks = new OtherTicks();
        for (var i = 0; i < order.size(); i++) {
            var placed = order.get(i).withOrdinal(i);
            history.trades(order.get(i))
                    .ifPresent(one -> ticks.trades.add(one.withInstrument(placed)));
            history.quotes(order.get(i))
                    .ifPresent(one -> ticks.quotes.add(one.withInstrument(placed)));
            history.books(order.get(i))
                    .ifPresent(one -> ticks.books.add(one.withInstrument(placed)));
        }
        return ticks;
    }
}
