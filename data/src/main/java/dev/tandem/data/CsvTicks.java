package dev.tandem.data;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.Aggressor;
import dev.tandem.data.RawTicks.Span;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads rows of trades or quotes straight into columns, without an object per row.
final class CsvTicks {
    private final Path file;
    private final CsvRows rows;
    private final TickLayout layout;
    private final String symbol;
    private final TickSeries series;
    private final Map<String, Aggressor> sides = new LinkedHashMap<>();
    private int count;
    private int suspicious;
    private int firstSuspicious;
    private int crossed;
    private int firstCrossed;

    private CsvTicks(Path file, CsvRows rows, TickLayout layout, String symbol, TickSeries series) {
        this.file = file;
        this.rows = rows;
        this.layout = layout;
        this.symbol = symbol;
        this.series = series;
    }

    /// Reads a file.
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
            Function<String, Instrument> instruments) {
        try (var source = SourceFile.open(file)) {
            var rows = CsvRows.open(file, source, mapping);
            var layout = TickLayout.of(file, rows.headers(), mapping);
            var series = new TickSeries(wanted, instruments);
            var ticks = new CsvTicks(file, rows, layout, symbol, series);
            while (rows.next()) {
                ticks.row();
            }
            return ticks.result(source.sha256Hex());
        } catch (IOException e) {
            throw SourceFile.failure(file, e);
        }
    }

    private void row() {
        var target = target();
        if (target == null) {
            return;
        }
        count++;
        if (layout.suspicious() >= 0 && rows.is(layout.suspicious(), "1")) {
            firstSuspicious = suspicious++ == 0 ? rows.line() : firstSuspicious;
            return;
        }
        if (!rows.time(layout.time())) {
            return;
        }
        var last = layout.isTrades() ? target.lastTradeNanos() : target.lastQuoteNanos();
        if (rows.nanos() < last) {
            rows.bad(
                    DataCode.OUT_OF_ORDER,
                    layout.time(),
                    "%s is earlier than the row before (sort the file by time, oldest row first)"
                            .formatted(Instant.EPOCH.plusNanos(rows.nanos())));
            return;
        }
        if (layout.isTrades()) {
            trade(target);
        } else {
            quote(target);
        }
    }

    private @Nullable SymbolTicks target() {
        if (layout.symbol() < 0) {
            return series.of(symbol);
        }
        var name = rows.repeatedText(layout.symbol());
        return series.keeps(name) ? series.of(name) : null;
    }

    private void trade(SymbolTicks target) {
        var price = price(target, layout.prices()[0]);
        var size = Double.isNaN(price) ? Double.NaN : size(layout.sizes()[0]);
        var aggressor = Double.isNaN(size) ? null : aggressor();
        if (aggressor != null) {
            target.trade(rows.nanos(), price, size, aggressor);
        }
    }

    /// A side is missing where its price is empty, or 0 for an instrument without such prices.
    private void quote(SymbolTicks target) {
        var hasBid = isThere(target, layout.prices()[0]);
        var hasAsk = isThere(target, layout.prices()[1]);
        if (!hasBid && !hasAsk) {
            rows.bad(DataCode.CELL_MISSING, layout.prices()[0], "neither a bid nor an ask");
            return;
        }
        var bid = hasBid ? price(target, layout.prices()[0]) : Double.NaN;
        var ask = hasAsk ? price(target, layout.prices()[1]) : Double.NaN;
        var bidSize = hasBid ? quoteSize(layout.sizes()[0]) : Double.NaN;
        var askSize = hasAsk ? quoteSize(layout.sizes()[1]) : Double.NaN;
        if (rows.isBad()) {
            return;
        }
        if (bid > ask) {
            firstCrossed = crossed++ == 0 ? rows.line() : firstCrossed;
        }
        target.quote(rows.nanos(), bid, bidSize, ask, askSize);
    }

    private boolean isThere(SymbolTicks target, int column) {
        return !rows.isEmpty(column)
                && (target.instrument().allowsNegativePrices() || !rows.isZero(column));
    }

    private double quoteSize(int column) {
        return column < 0 || rows.isEmpty(column) ? Double.NaN : size(column);
    }

    private double price(SymbolTicks target, int column) {
        var price = rows.number(column);
        if (price <= 0 && !target.instrument().allowsNegativePrices()) {
            rows.bad(
                    DataCode.NOT_POSITIVE,
                    column,
                    "the price " + rows.text(column) + " is zero or negative");
            return Double.NaN;
        }
        return price;
    }

    private double size(int column) {
        var size = rows.number(column);
        if (size < 0) {
            rows.bad(DataCode.BAD_VOLUME, column, "the size " + rows.text(column) + " is negative");
            return Double.NaN;
        }
        return size;
    }

    private @Nullable Aggressor aggressor() {
        var column = layout.side() >= 0 ? layout.side() : layout.maker();
        if (column < 0 || rows.isEmpty(column)) {
            return Aggressor.UNKNOWN;
        }
        var text = rows.repeatedText(column);
        var known = sides.get(text);
        if (known == null) {
            known = side(text, column == layout.maker());
            if (known == null) {
                rows.bad(DataCode.BAD_NUMBER, column, "\"" + text + "\" is no side of a trade");
                return null;
            }
            sides.put(text, known);
        }
        return known;
    }

    private static @Nullable Aggressor side(String text, boolean maker) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "buy", "b", "buyer", "bid" -> Aggressor.BUY;
            case "sell", "s", "a", "seller", "ask" -> Aggressor.SELL;
            case "true", "1" -> maker ? Aggressor.SELL : null;
            case "false", "0" -> maker ? Aggressor.BUY : null;
            case "unknown", "none", "no_aggressor" -> Aggressor.UNKNOWN;
            default -> null;
        };
    }

    private RawTicks result(String sha256) {
        if (count == 0 && series.symbols().isEmpty() && rows.badRows().dropped().count() == 0) {
            throw DataCode.EMPTY.exception(
                    file + ": no rows below the header", "get the file again");
        }
        return series.result(
                new SourceRead(file, count, rows.badRows(), warnings(), sha256), Span.NONE);
    }

    private List<String> warnings() {
        var warnings = new ArrayList<String>();
        if (suspicious > 0) {
            warnings.add(
                    "%s: %d of %d rows are marked suspicious by their source and left out, first in line %d"
                            .formatted(file, suspicious, count, firstSuspicious));
        }
        if (crossed > 0) {
            warnings.add(
                    "%s: %d of %d quotes have a bid above their ask and are kept, first in line %d"
                            .formatted(file, crossed, count, firstCrossed));
        }
        return warnings;
    }
}
