package dev.tandem.data;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.Aggressor;
import dev.tandem.api.value.FixedPoint;
import dev.tandem.data.RawTicks.Span;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// Takes what the messages of one file say. Wrong content throws [IllegalArgumentException] with
/// the reason; the reader adds file and line.
///
/// A message without a time of its own counts as of the latest event time before it in the file:
/// the recorder's clock may differ from the venue's by more than the time between two messages.
final class FrameSink {
    private static final long MILLI = 1_000_000L;

    private final Path file;
    private final BookFiles books;
    private final Function<String, Instrument> instruments;
    private final TickSeries series;
    private Span span = Span.NONE;
    private long latestNanos = Long.MIN_VALUE;
    private long receivedNanos;
    private int line;
    private int taken;
    private int early;
    private int firstEarly;

    FrameSink(
            Path file,
            Set<String> wanted,
            Function<String, Instrument> instruments,
            BookFiles books) {
        this.file = file;
        this.books = books;
        this.instruments = instruments;
        this.series = new TickSeries(wanted, instruments);
    }

    /// Begins the next message.
    ///
    /// @param received by the recorder's clock, 0 if the file does not tell
    void begin(int newLine, long received) {
        line = newLine;
        receivedNanos = received;
    }

    /// A time in milliseconds as nanoseconds.
    long millis(Map<String, String> fields, String name) {
        var nanos = Math.multiplyExact(VenueFrame.whole(fields, name), MILLI);
        latestNanos = Math.max(latestNanos, nanos);
        return nanos;
    }

    /// The latest event time of the file so far.
    long latestNanos() {
        if (latestNanos == Long.MIN_VALUE) {
            throw new IllegalArgumentException(
                    "the message has no time, and none before it in the file has one");
        }
        return latestNanos;
    }

    void snapshot(String symbol, BookUpdate update, LevelList levels) {
        if (keeps(symbol)) {
            recorder(symbol, levels).snapshot(stamped(update), levels);
        }
    }

    void delta(String symbol, BookUpdate update, LevelList levels) {
        if (keeps(symbol)) {
            recorder(symbol, levels).delta(stamped(update), levels);
        }
    }

    /// A quote; a missing side is NaN.
    ///
    /// @param number the venue's number of the book that it belongs to
    void quote(
            String symbol,
            long number,
            long atNanos,
            double bid,
            double bidSize,
            double ask,
            double askSize) {
        if (!keeps(symbol)) {
            return;
        }
        var target = series.of(symbol);
        target.quote(inOrder(target.lastQuoteNanos(), atNanos), bid, bidSize, ask, askSize);
        books.find(symbol)
                .ifPresent(book -> {
                    book.at(file, line);
                    book.quote(number, atNanos, bid, bidSize, ask, askSize);
                });
    }

    void trade(String symbol, long atNanos, double price, double size, Aggressor aggressor) {
        if (price <= 0 || size < 0) {
            throw new IllegalArgumentException("no trade: " + size + " at " + price);
        }
        if (keeps(symbol)) {
            var target = series.of(symbol);
            target.trade(inOrder(target.lastTradeNanos(), atNanos), price, size, aggressor);
        }
    }

    RawTicks result(BadRows bad, List<String> others, String sha256) {
        var warnings = new ArrayList<>(others);
        if (early > 0) {
            warnings.add(
                    "%s: %d trades or quotes are stamped earlier than the one before and count as of its time, first in line %d"
                            .formatted(file, early, firstEarly));
        }
        return series.result(new SourceRead(file, taken, bad, warnings, sha256), span);
    }

    private boolean keeps(String symbol) {
        if (symbol.isEmpty()) {
            throw new IllegalArgumentException("the message names no symbol");
        }
        var keeps = series.keeps(symbol);
        taken += keeps ? 1 : 0;
        return keeps;
    }

    /// Levels are kept by their storable price, so no two prices may share one.
    private BookRecorder recorder(String symbol, LevelList levels) {
        var recorder = books.of(symbol, instruments);
        var instrument = recorder.instrument();
        for (var i = 0; i < levels.count(); i++) {
            checkStorable(instrument, levels.price(i));
        }
        recorder.at(file, line);
        return recorder;
    }

    /// @throws IllegalArgumentException if the price has more digits than the instrument stores
    static void checkStorable(Instrument instrument, double price) {
        var scale = instrument.priceScale();
        var stored = FixedPoint.toDouble(instrument.priceUnits(price), scale);
        if (Math.abs(stored - price) > Math.ulp(price)) {
            throw new IllegalArgumentException(
                    "the price %s has more than the %d decimals that %s keeps (price-scale in instruments.yaml)"
                            .formatted(price, scale, instrument));
        }
    }

    private BookUpdate stamped(BookUpdate update) {
        span = span.and(update.atNanos());
        return update.received(receivedNanos == 0 ? update.atNanos() : receivedNanos);
    }

    private long inOrder(long last, long atNanos) {
        if (atNanos >= last) {
            return atNanos;
        }
        firstEarly = early++ == 0 ? line : firstEarly;
        return last;
    }
}
