package dev.tandem.data;

import dev.tandem.data.CsvMapping.Delimiter;
import dev.tandem.data.CsvMapping.TimeFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One pass over one file: cells to numbers, rows to series, wrong rows to [BadRows].
final class CsvReading {
    private static final int VOLUME = 4;

    private final Path file;
    private final CsvMapping mapping;
    private final Set<String> wanted;
    private final BlockSpace space;
    private final BadRows bad;
    private final CsvStamps stamps;
    private final Map<String, RawSeries> series = new LinkedHashMap<>();
    private final Set<String> symbols = new LinkedHashSet<>();
    private final double[] values = new double[5];
    private byte[] lastSymbol = {};
    private @Nullable RawSeries lastSeries;
    private CsvStamps.@Nullable Form form;
    private int rows;

    private CsvReading(Path file, CsvMapping mapping, Set<String> wanted, BlockSpace space) {
        this.file = file;
        this.mapping = mapping;
        this.wanted = wanted;
        this.space = space;
        this.bad = new BadRows(file);
        this.stamps = new CsvStamps(mapping.format() == null ? TimeFormat.AUTO : mapping.format());
    }

    /// Reads a file.
    ///
    /// @param wanted the symbols to keep of a file with a symbol column, empty for all
    /// @param space for its rows
    /// @throws dev.tandem.api.problem.TandemException if the file as a whole cannot be used
    static RawFile read(Path file, CsvMapping mapping, Set<String> wanted, BlockSpace space) {
        try (var source = SourceFile.open(file)) {
            return new CsvReading(file, mapping, wanted, space).read(source);
        } catch (IOException e) {
            throw SourceFile.failure(file, e);
        }
    }

    /// Reads a file, or takes its rows from a store.
    static RawFile read(
            Path file,
            CsvMapping mapping,
            Set<String> wanted,
            BlockSpace space,
            @Nullable ColumnStore store) {
        return store == null
                ? read(file, mapping, wanted, space)
                : store.read(file, mapping, wanted, space);
    }

    /// The first line of a file.
    record Head(List<String> names, byte delimiter) {}

    static Head head(Path file, CsvScanner scanner, CsvMapping mapping) throws IOException {
        if (!scanner.nextLine()) {
            throw DataCode.EMPTY.exception(file + ": the file is empty", "get the file again");
        }
        return head(scanner, mapping);
    }

    /// The names in the line the scanner is at.
    static Head head(CsvScanner scanner, CsvMapping mapping) {
        var declared = mapping.delimiter();
        var delimiter =
                (declared != null ? declared : Delimiter.guess(scanner.lineText())).asByte();
        var cells = scanner.split(delimiter);
        var names = new ArrayList<String>();
        for (var i = 0; i < cells; i++) {
            names.add(scanner.text(i));
        }
        return new Head(names, delimiter);
    }

    private RawFile read(SourceFile source) throws IOException {
        var scanner = new CsvScanner(source.plain());
        var head = head(file, scanner, mapping);
        var columns = CsvColumns.of(file, head.names(), mapping);
        while (scanner.nextLine()) {
            row(scanner, columns, scanner.split(head.delimiter()));
        }
        if (rows == 0 && symbols.isEmpty()) {
            throw DataCode.EMPTY.exception(
                    file + ": no rows below the header", "get the file again");
        }
        return new RawFile(
                file,
                columns,
                mapping,
                rows,
                form == null ? CsvStamps.Form.INSTANT : form,
                List.copyOf(series.values()),
                List.copyOf(symbols),
                bad,
                source.sha256Hex());
    }

    private void row(CsvScanner scanner, CsvColumns columns, int cells) {
        var line = scanner.line();
        if (cells != columns.headers().size()) {
            rows++;
            bad.add(
                    line,
                    DataCode.CELL_COUNT,
                    () -> cellCount(scanner, columns.headers().size(), cells));
            return;
        }
        var target = series(scanner, columns);
        if (target == null) {
            return;
        }
        rows++;
        if (!time(scanner, columns, line) || !numbers(scanner, columns, line)) {
            return;
        }
        var row = target.add(line, stamps.nanos());
        for (var field = 0; field < values.length; field++) {
            target.set(field, row, values[field]);
        }
    }

    static String cellCount(CsvScanner scanner, int headers, int cells) {
        var text = scanner.lineText();
        var shown = "\"" + text.substring(0, Math.min(60, text.length())) + "\"";
        return cells < 0
                ? shown + " has a quote that does not end"
                : shown
                        + " has "
                        + cells
                        + (cells == 1 ? " cell" : " cells")
                        + ", the header has "
                        + headers;
    }

    private @Nullable RawSeries series(CsvScanner scanner, CsvColumns columns) {
        if (columns.symbol() < 0) {
            if (lastSeries == null) {
                lastSeries = series.computeIfAbsent("", this::begin);
            }
            return lastSeries;
        }
        var from = scanner.start(columns.symbol());
        var until = scanner.end(columns.symbol());
        if (symbols.isEmpty()
                || !Arrays.equals(scanner.bytes(), from, until, lastSymbol, 0, lastSymbol.length)) {
            lastSymbol = Arrays.copyOfRange(scanner.bytes(), from, until);
            var name = scanner.text(columns.symbol());
            symbols.add(name);
            lastSeries =
                    wanted.isEmpty() || wanted.contains(name)
                            ? series.computeIfAbsent(name, this::begin)
                            : null;
        }
        return lastSeries;
    }

    private RawSeries begin(String symbol) {
        return new RawSeries(symbol, space);
    }

    private boolean time(CsvScanner scanner, CsvColumns columns, int line) {
        var cell = columns.time();
        if (scanner.start(cell) == scanner.end(cell)) {
            bad.add(
                    line,
                    DataCode.CELL_MISSING,
                    () -> columns.describe(cell) + ": the cell is empty");
            return false;
        }
        if (!stamps.parse(scanner.bytes(), scanner.start(cell), scanner.end(cell))) {
            bad.add(
                    line,
                    DataCode.BAD_TIME,
                    () ->
                            columns.describe(cell)
                                    + ": \""
                                    + scanner.text(cell)
                                    + "\" is no time (known: epoch numbers, yyyy-MM-dd, yyyyMMdd, ISO 8601)");
            return false;
        }
        if (form == null) {
            form = stamps.form();
        } else if (form != stamps.form()) {
            bad.add(
                    line,
                    DataCode.BAD_TIME,
                    () ->
                            columns.describe(cell)
                                    + ": \""
                                    + scanner.text(cell)
                                    + "\" is written in another form than the rows above");
            return false;
        }
        return true;
    }

    private boolean numbers(CsvScanner scanner, CsvColumns columns, int line) {
        for (var field = 0; field < VOLUME; field++) {
            if (field > 0 && columns.isCloseOnly()) {
                values[field] = values[0];
                continue;
            }
            var value = number(scanner, columns, line, columns.prices()[field]);
            if (columns.others().length > 0 && !Double.isNaN(value)) {
                value = (value + number(scanner, columns, line, columns.others()[field])) / 2;
            }
            if (Double.isNaN(value)) {
                return false;
            }
            values[field] = value;
        }
        values[VOLUME] =
                columns.volume() < 0 ? 0 : number(scanner, columns, line, columns.volume());
        return !Double.isNaN(values[VOLUME]);
    }

    /// The number in a cell; NaN if there is none, which is then noted.
    private double number(CsvScanner scanner, CsvColumns columns, int line, int cell) {
        var from = scanner.start(cell);
        var until = scanner.end(cell);
        var value = Decimals.parse(scanner.bytes(), from, until);
        if (Double.isFinite(value)) {
            return value;
        }
        if (from == until) {
            bad.add(
                    line,
                    DataCode.CELL_MISSING,
                    () -> columns.describe(cell) + ": the cell is empty");
        } else {
            bad.add(
                    line,
                    DataCode.BAD_NUMBER,
                    () ->
                            columns.describe(cell)
                                    + ": \""
                                    + scanner.text(cell)
                                    + "\" is no finite decimal number");
        }
        return Double.NaN;
    }
}
