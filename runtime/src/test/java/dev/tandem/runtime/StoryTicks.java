package dev.tandem.runtime;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.Aggressor;
import dev.tandem.api.order.Side;
import dev.tandem.data.BookFeed;
import dev.tandem.data.QuoteColumns;
import dev.tandem.data.TradeColumns;
import java.util.function.ToLongFunction;

/// The ticks of a [Story] from their words.
final class StoryTicks {
    private StoryTicks() {}

    /// @param lines such as `10:00:01 100x5 SELL`
    static TradeColumns trades(
            Instrument instrument, ToLongFunction<String> nanos, String... lines) {
        var columns = TradeColumns.builder(instrument);
        for (var line : lines) {
            var words = line.split(" ");
            var aggressor = words.length > 2 ? Aggressor.valueOf(words[2]) : Aggressor.UNKNOWN;
            columns.append(nanos.applyAsLong(words[0]), price(words[1]), size(words[1]), aggressor);
        }
        return columns.build();
    }

    /// @param lines such as `10:00:01 99x5 101x4`, `-` for a side that is missing, no `x` for an
    ///   unknown size
    static QuoteColumns quotes(
            Instrument instrument, ToLongFunction<String> nanos, String... lines) {
        var columns = QuoteColumns.builder(instrument);
        for (var line : lines) {
            var words = line.split(" ");
            columns.append(
                    nanos.applyAsLong(words[0]),
                    price(words[1]),
                    size(words[1]),
                    price(words[2]),
                    size(words[2]));
        }
        return columns.build();
    }

    /// @param lines such as `10:00:01 = 99x5 98x2 / 101x4` for a snapshot, bids before the stroke;
    ///   `10:00:02 99x0 / 101x3` for a change and `10:00:03 gap`
    static BookFeed book(Instrument instrument, ToLongFunction<String> nanos, String... lines) {
        var feed = BookFeed.builder(instrument);
        for (var line : lines) {
            var words = line.split(" ");
            var at = nanos.applyAsLong(words[0]);
            var kind =
                    switch (words[1]) {
                        case "=" -> BookFeed.Kind.SNAPSHOT;
                        case "gap" -> BookFeed.Kind.GAP;
                        default -> BookFeed.Kind.DELTA;
                    };
            feed.frame(kind, at, at, 0);
            var side = Side.BUY;
            for (var i = kind == BookFeed.Kind.DELTA ? 1 : 2; i < words.length; i++) {
                if (words[i].equals("/")) {
                    side = Side.SELL;
                } else {
                    feed.level(side, price(words[i]), size(words[i]));
                }
            }
        }
        return feed.build();
    }

    private static double price(String word) {
        return word.equals("-") ? Double.NaN : Double.parseDouble(word.split("x")[0]);
    }

    private static double size(String word) {
        return word.contains("x") ? Double.parseDouble(word.split("x")[1]) : Double.NaN;
    }
}
