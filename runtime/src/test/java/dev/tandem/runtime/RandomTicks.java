package dev.tandem.runtime;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.Aggressor;
import dev.tandem.api.market.BarSize;
import dev.tandem.api.order.Side;
import dev.tandem.data.BarColumns;
import dev.tandem.data.BookFeed;
import dev.tandem.data.MarketHistory;
import dev.tandem.data.QuoteColumns;
import dev.tandem.data.TradeColumns;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongUnaryOperator;

/// Seeded random ticks: A has a book with gaps and trades, B quotes with missing sides, C trades, D
/// minute bars, and so have A and C besides.
final class RandomTicks {
    private static final int DEPTH = 3;
    private static final long MILLI = 1_000_000L;

    private final long fromNanos;
    private final double factor;

    /// @param factor of all prices and sizes after `changedNanos`
    private RandomTicks(long changedNanos, double factor) {
        fromNanos = changedNanos;
        this.factor = factor;
    }

    static MarketHistory of(long seed, int count) {
        return changed(seed, count, Long.MAX_VALUE, 1);
    }

    /// The same up to an instant; prices and sizes after it are multiplied.
    static MarketHistory changed(long seed, int count, long after, double factor) {
        return new RandomTicks(after, factor).history(seed, count);
    }

    private MarketHistory history(long seed, int count) {
        var a = RandomMarkets.instrument("A", 0);
        var b = RandomMarkets.instrument("B", 1);
        var c = RandomMarkets.instrument("C", 2);
        var d = RandomMarkets.instrument("D", 3);
        var bars =
                List.of(
                        bars(a, seed + 10, count / 50),
                        bars(c, seed + 11, count / 50),
                        bars(d, seed + 12, count / 50));
        return MarketHistory.of(
                bars,
                List.of(trades(a, seed + 1, count), trades(c, seed + 2, count)),
                List.of(quotes(b, seed + 3, count)),
                List.of(book(a, seed + 4, count)));
    }

    /// Every time is one of few, so that ticks of several kinds meet.
    private static LongUnaryOperator times(SplittableRandom random) {
        return at -> at + random.nextInt(8) * 250 * MILLI;
    }

    private double scale(long at) {
        return at > fromNanos ? factor : 1;
    }

    private TradeColumns trades(Instrument instrument, long seed, int count) {
        var random = new SplittableRandom(seed);
        var times = times(random);
        var columns = TradeColumns.builder(instrument);
        var at = RandomMarkets.START;
        var cents = 10_000;
        for (var i = 0; i < count; i++) {
            at = times.applyAsLong(at);
            cents += random.nextInt(-3, 4);
            columns.append(
                    at,
                    cents / 100.0 * scale(at),
                    random.nextInt(1, 30) * scale(at),
                    Aggressor.values()[random.nextInt(3)]);
        }
        return columns.build();
    }

    private QuoteColumns quotes(Instrument instrument, long seed, int count) {
        var random = new SplittableRandom(seed);
        var times = times(random);
        var columns = QuoteColumns.builder(instrument);
        var at = RandomMarkets.START;
        var cents = 10_000;
        for (var i = 0; i < count; i++) {
            at = times.applyAsLong(at);
            cents += random.nextInt(-3, 4);
            var hasBid = random.nextInt(20) != 0;
            var hasAsk = random.nextInt(20) != 0;
            var bidSize = random.nextInt(6) == 0 ? Double.NaN : random.nextInt(1, 20);
            columns.append(
                    at,
                    hasBid ? (cents - random.nextInt(1, 3)) / 100.0 * scale(at) : Double.NaN,
                    hasBid ? bidSize : Double.NaN,
                    hasAsk ? (cents + random.nextInt(1, 3)) / 100.0 * scale(at) : Double.NaN,
                    hasAsk ? random.nextInt(1, 20) * scale(at) : Double.NaN);
        }
        return columns.build();
    }

    private BookFeed book(Instrument instrument, long seed, int count) {
        var random = new SplittableRandom(seed);
        var times = times(random);
        var feed = BookFeed.builder(instrument);
        var at = RandomMarkets.START;
        var cents = 10_000;
        var kind = BookFeed.Kind.SNAPSHOT;
        for (var i = 0; i < count; i++) {
            at = times.applyAsLong(at);
            var gap = i > 0 && random.nextInt(40) == 0;
            feed.frame(gap ? BookFeed.Kind.GAP : kind, at, at, i);
            kind = gap ? BookFeed.Kind.SNAPSHOT : BookFeed.Kind.DELTA;
            if (gap) {
                continue;
            }
            var moved = cents + random.nextInt(-2, 3);
            for (var level = 0; level < 2 * DEPTH; level++) { // what was there goes
                feed.level(Side.BUY, (cents - 1 - level) / 100.0 * scale(at), 0);
                feed.level(Side.SELL, (cents + 1 + level) / 100.0 * scale(at), 0);
            }
            cents = moved;
            for (var level = 0; level < DEPTH; level++) {
                var size = random.nextInt(0, 15) * scale(at);
                feed.level(Side.BUY, (cents - 1 - level) / 100.0 * scale(at), size);
                feed.level(Side.SELL, (cents + 1 + level) / 100.0 * scale(at), 15 - size / 2);
            }
        }
        return feed.build();
    }

    private BarColumns bars(Instrument instrument, long seed, int count) {
        var source = RandomMarkets.series(instrument, BarSize.M1, seed, count);
        var columns = BarColumns.builder(instrument, BarSize.M1);
        for (var i = 0; i < source.count(); i++) {
            var scale = scale(source.closeNanos(i) - 1);
            var open = source.open(i) * scale(source.openNanos(i));
            columns.append(
                    source.openNanos(i),
                    source.closeNanos(i),
                    open,
                    Math.max(open, source.high(i) * scale),
                    Math.min(open, source.low(i) * scale),
                    source.close(i) * scale,
                    source.volume(i) * scale,
                    source.tradingDay(i));
        }
        return columns.build();
    }
}
