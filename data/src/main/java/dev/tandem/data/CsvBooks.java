package dev.tandem.data;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.order.Side;
import dev.tandem.data.BookUpdate.Numbering;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads rows of order book levels, or of whole snapshots. Rows that follow each other and share
/// symbol, times, numbers and kind are one frame; a frame with a wrong row is left out as a whole.
final class CsvBooks {
    private final CsvRows rows;
    private final BookLayout layout;
    private final FrameSink sink;
    private final String symbol;
    private final LevelList levels = new LevelList();
    private @Nullable Head head;
    private boolean broken;
    private int line;
    private int count;

    /// What the rows of a frame have in common.
    private record Head(String symbol, boolean snapshot, BookUpdate update) {}

    private CsvBooks(CsvRows rows, BookLayout layout, FrameSink sink, String symbol) {
        this.rows = rows;
        this.layout = layout;
        this.sink = sink;
        this.symbol = symbol;
    }

    /// Reads a file; its order books go to `books`.
    ///
    /// @param wanted the symbols to keep of a file with a symbol column, empty for all
    /// @param symbol what a file without such a column holds
    /// @param instruments terms by symbol
    /// @throws dev.tandem.api.problem.TandemException if the file as a whole cannot be used
    static RawTicks read(
            Path file,
            CsvMapping mapping,
            Set<String> wanted,
            String symbol,
            Function<String, Instrument> instruments,
            BookFiles books) {
        try (var source = SourceFile.open(file)) {
            var rows = CsvRows.open(file, source, mapping);
            var layout = BookLayout.of(file, rows.headers(), mapping);
            var sink = new FrameSink(file, wanted, instruments, books);
            var reading = new CsvBooks(rows, layout, sink, symbol);
            while (rows.next()) {
                reading.row();
            }
            reading.broken |= rows.skipped();
            reading.flush();
            if (reading.count == 0 && rows.badRows().dropped().count() == 0) {
                throw DataCode.EMPTY.exception(
                        file + ": no rows below the header", "get the file again");
            }
            return sink.result(rows.badRows(), List.of(), source.sha256Hex());
        } catch (IOException e) {
            throw SourceFile.failure(file, e);
        }
    }

    private void row() {
        count++;
        broken |= rows.skipped();
        var next = head();
        if (next == null) {
            broken = true;
            return;
        }
        if (layout.isSnapshots() || !next.equals(head)) {
            flush();
            head = next;
            line = rows.line();
            broken = rows.skipped();
        }
        for (var i = 0; i < layout.prices().size(); i++) {
            level(i);
        }
        broken |= rows.isBad();
    }

    private @Nullable Head head() {
        var name = layout.symbol() < 0 ? symbol : rows.repeatedText(layout.symbol());
        if (!rows.time(layout.time())) {
            return null;
        }
        var atNanos = rows.nanos();
        if (layout.received() >= 0 && !rows.time(layout.received())) {
            return null;
        }
        var first = layout.first() < 0 ? 0 : rows.whole(layout.first(), 0);
        var last = layout.last() < 0 ? 0 : rows.whole(layout.last(), 0);
        var previous = layout.previous() < 0 ? 0 : rows.whole(layout.previous(), 0);
        var numbering =
                layout.last() < 0
                        ? Numbering.NONE
                        : layout.previous() < 0 ? Numbering.RANGE : Numbering.PREVIOUS;
        return rows.isBad()
                ? null
                : new Head(
                        name,
                        isSnapshot(),
                        new BookUpdate(numbering, first, last, previous, atNanos, rows.nanos()));
    }

    private boolean isSnapshot() {
        return layout.snapshot() < 0
                || switch (rows.repeatedText(layout.snapshot()).toLowerCase(Locale.ROOT)) {
                    case "snap", "snapshot", "true", "1" -> true;
                    default -> false;
                };
    }

    private void level(int place) {
        var priceCell = layout.prices().get(place);
        var sizeCell = layout.sizes().get(place);
        if (layout.isSnapshots() && rows.isEmpty(priceCell)) {
            return; // fewer levels than columns
        }
        var side =
                layout.isSnapshots()
                        ? place % 2 == 0 ? Side.SELL : Side.BUY
                        : side(rows.repeatedText(layout.side()));
        var price = rows.number(priceCell);
        var size = rows.number(sizeCell);
        if (size < 0) {
            rows.bad(
                    DataCode.BAD_VOLUME,
                    sizeCell,
                    "the size " + rows.text(sizeCell) + " is negative");
        } else if (side == null) {
            rows.bad(
                    DataCode.BAD_NUMBER,
                    layout.side(),
                    "\"" + rows.text(layout.side()) + "\" is no side of a book");
        }
        if (side != null && !rows.isBad()) {
            levels.add(side, price, size);
        }
    }

    private static @Nullable Side side(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "b", "bid", "buy" -> Side.BUY;
            case "a", "ask", "sell", "s" -> Side.SELL;
            default -> null;
        };
    }

    private void flush() {
        if (head != null && !broken) {
            sink.begin(line, head.update().receivedNanos());
            try {
                if (head.snapshot()) {
                    sink.snapshot(head.symbol(), head.update(), levels);
                } else {
                    sink.delta(head.symbol(), head.update(), levels);
                }
            } catch (IllegalArgumentException e) {
                var why = String.valueOf(e.getMessage());
                rows.badRows().add(line, DataCode.BAD_FRAME, () -> why);
            }
        }
        head = null;
        broken = false;
        levels.clear();
    }
}
