package dev.tandem.data.events;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.data.BookFeed;
import dev.tandem.data.BookFeed.Kind;
import dev.tandem.data.QuoteColumns;
import dev.tandem.data.TradeColumns;
import java.util.List;
import java.util.function.IntToLongFunction;

/// The trades, quotes and book frames that are the instrument's own.
final class TradedTicks {
    private final TradedSpans spans;
    private final List<String> warnings;

    /// @param warnings takes a line about the others of each kind
    TradedTicks(TradedSpans spans, List<String> warnings) {
        this.spans = spans;
        this.warnings = warnings;
    }

    TradeColumns of(TradeColumns all) {
        if (areOwn(all.instrument(), all.count(), "trades", all::atNanos)) {
            return all;
        }
        var kept = TradeColumns.builder(all.instrument());
        for (var i = 0; i < all.count(); i++) {
            if (spans.holds(all.atNanos(i))) {
                kept.append(all.atNanos(i), all.price(i), all.size(i), all.aggressor(i));
            }
        }
        return kept.build();
    }

    QuoteColumns of(QuoteColumns all) {
        if (areOwn(all.instrument(), all.count(), "quotes", all::atNanos)) {
            return all;
        }
        var kept = QuoteColumns.builder(all.instrument());
        for (var i = 0; i < all.count(); i++) {
            if (spans.holds(all.atNanos(i))) {
                kept.append(all.atNanos(i), all.bid(i), all.bidSize(i), all.ask(i), all.askSize(i));
            }
        }
        return kept.build();
    }

    /// Its own frames. The book after frames of another one is unknown until the next snapshot.
    BookFeed of(BookFeed all) {
        if (areOwn(all.instrument(), all.count(), "book frames", all::atNanos)) {
            return all;
        }
        var kept = BookFeed.builder(all.instrument());
        for (var i = 0; i < all.count(); i++) {
            if (!spans.holds(all.atNanos(i))) {
                continue;
            }
            if (i > 0 && !spans.holds(all.atNanos(i - 1)) && all.kind(i) == Kind.DELTA) {
                kept.frame(Kind.GAP, all.atNanos(i), all.receivedNanos(i), all.sequence(i - 1));
            }
            kept.frame(all.kind(i), all.atNanos(i), all.receivedNanos(i), all.sequence(i));
            for (var level = all.firstLevel(i); level < all.firstLevel(i + 1); level++) {
                kept.level(all.side(level), all.price(level), all.size(level));
            }
        }
        return kept.build();
    }

    private boolean areOwn(
            Instrument instrument, int count, String what, IntToLongFunction atNanos) {
        var first = -1;
        var last = -1;
        var foreign = 0;
        for (var i = 0; i < count; i++) {
            if (!spans.holds(atNanos.applyAsLong(i))) {
                first = first < 0 ? i : first;
                last = i;
                foreign++;
            }
        }
        if (foreign > 0) {
            var calendar = instrument.calendar();
            spans.report(
                    foreign,
                    count,
                    what,
                    calendar.tradingDate(atNanos.applyAsLong(first)),
                    calendar.tradingDate(atNanos.applyAsLong(last)),
                    warnings);
        }
        return foreign == 0;
    }
}
