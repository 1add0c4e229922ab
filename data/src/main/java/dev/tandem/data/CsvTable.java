package dev.tandem.data;

import dev.tandem.api.problem.TandemException;
import dev.tandem.data.CsvMapping.Delimiter;
import dev.tandem.data.CsvMapping.TimeFormat;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A small CSV file, plain or gzip, as cells of text: what happens to an instrument, not its bars.
/// The first line is a header unless it begins with a digit.
///
/// @param header names of the columns, empty for a file without a header
/// @param sha256 of the file as stored, hexadecimal
public record CsvTable(Path file, List<String> header, List<Row> rows, String sha256) {
    public CsvTable {
        header = List.copyOf(header);
        rows = List.copyOf(rows);
    }

    /// A line below the header.
    ///
    /// @param line its number in the file, from 1
    public record Row(int line, List<String> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /// Reads a file.
    ///
    /// @throws TandemException if it cannot be read, is empty, or a row does not fit the header
    public static CsvTable read(Path file) {
        try (var source = SourceFile.open(file)) {
            return read(file, source);
        } catch (IOException e) {
            throw SourceFile.failure(file, e);
        }
    }

    private static CsvTable read(Path file, SourceFile source) throws IOException {
        var scanner = new CsvScanner(source.plain());
        if (!scanner.nextLine()) {
            throw DataCode.EMPTY.exception(file + ": the file is empty", "get the file again");
        }
        var delimiter = Delimiter.guess(scanner.lineText()).asByte();
        var first = row(file, scanner, delimiter);
        var hasHeader = first.cells().getFirst().isEmpty() || !startsWithDigit(first);
        var rows = new ArrayList<Row>();
        if (!hasHeader) {
            rows.add(first);
        }
        while (scanner.nextLine()) {
            var row = row(file, scanner, delimiter);
            if (hasHeader && row.cells().size() != first.cells().size()) {
                throw DataCode.CELL_COUNT.exception(
                        file
                                + ":"
                                + row.line()
                                + ": "
                                + row.cells().size()
                                + " cells, the header has "
                                + first.cells().size(),
                        "correct the row");
            }
            rows.add(row);
        }
        return new CsvTable(file, hasHeader ? first.cells() : List.of(), rows, source.sha256Hex());
    }

    private static boolean startsWithDigit(Row row) {
        return Character.isDigit(row.cells().getFirst().charAt(0));
    }

    private static Row row(Path file, CsvScanner scanner, byte delimiter) {
        var count = scanner.split(delimiter);
        if (count < 0) {
            throw DataCode.CELL_COUNT.exception(
                    file + ":" + scanner.line() + ": a quote that does not end", "correct the row");
        }
        var cells = new ArrayList<String>();
        for (var i = 0; i < count; i++) {
            cells.add(scanner.text(i));
        }
        return new Row(scanner.line(), cells);
    }

    /// The number of the first column that has one of the names, in small or capital letters; -1 if
    /// there is none.
    public int find(String... names) {
        for (var name : names) {
            for (var i = 0; i < header.size(); i++) {
                if (header.get(i).toLowerCase(Locale.ROOT).equals(name)) {
                    return i;
                }
            }
        }
        return -1;
    }

    /// As [#find].
    ///
    /// @throws TandemException if there is no such column
    public int require(String... names) {
        var found = find(names);
        if (found < 0) {
            throw DataCode.COLUMN_MISSING.exception(
                    file
                            + ":1: no column "
                            + String.join(" or ", names)
                            + (header.isEmpty()
                                    ? "; the file has no header"
                                    : "; there are " + header),
                    "add the column, or name another file");
        }
        return found;
    }

    /// The text of a cell.
    ///
    /// @throws TandemException if the row has no such cell or it is empty
    public String text(Row row, int column) {
        var text = optional(row, column);
        if (text == null) {
            throw wrong(DataCode.CELL_MISSING, row, column, "the cell is empty");
        }
        return text;
    }

    /// The text of a cell; null if the row has no such cell or it is empty.
    public @Nullable String optional(Row row, int column) {
        if (column < 0 || column >= row.cells().size()) {
            return null;
        }
        var text = row.cells().get(column);
        return text.isEmpty() ? null : text;
    }

    /// The exact decimal in a cell, plain or with an exponent.
    ///
    /// @throws TandemException if there is none
    public BigDecimal decimal(Row row, int column) {
        var text = text(row, column);
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw wrong(
                    DataCode.BAD_NUMBER,
                    row,
                    column,
                    "\"" + text + "\" is no finite decimal number");
        }
    }

    /// The date in a cell, `yyyy-MM-dd` or `yyyyMMdd`; a time behind it is not looked at.
    ///
    /// @throws TandemException if there is none
    public LocalDate date(Row row, int column) {
        var stamps = stamps(row, column);
        return LocalDate.ofEpochDay(Math.floorDiv(stamps.nanos(), CsvStamps.DAY));
    }

    /// The instant in a cell, nanoseconds since 1970 UTC.
    ///
    /// @param zone in which dates begin and local times are read
    /// @throws TandemException if there is none
    public long nanos(Row row, int column, ZoneId zone) {
        var stamps = stamps(row, column);
        if (stamps.form() == CsvStamps.Form.INSTANT) {
            return stamps.nanos();
        }
        var seconds = Math.floorDiv(stamps.nanos(), CsvStamps.SECOND);
        var local = LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC);
        return local.atZone(zone).toEpochSecond() * CsvStamps.SECOND
                + Math.floorMod(stamps.nanos(), CsvStamps.SECOND);
    }

    private CsvStamps stamps(Row row, int column) {
        var bytes = text(row, column).getBytes(StandardCharsets.UTF_8);
        var stamps = new CsvStamps(TimeFormat.AUTO);
        if (!stamps.parse(bytes, 0, bytes.length)) {
            throw wrong(
                    DataCode.BAD_TIME,
                    row,
                    column,
                    "\""
                            + text(row, column)
                            + "\" is no time (known: epoch numbers, yyyy-MM-dd, yyyyMMdd, ISO"
                            + " 8601)");
        }
        return stamps;
    }

    /// What is wrong with a cell, with its place.
    public TandemException wrong(DataCode code, Row row, int column, String text) {
        var name = column < header.size() ? " \"" + header.get(column) + "\"" : "";
        return code.exception(
                file + ":" + row.line() + ": column" + name + " (" + (column + 1) + "): " + text,
                "correct the row");
    }

    /// What is wrong with a row, with its place.
    public TandemException wrong(DataCode code, Row row, String text) {
        return code.exception(file + ":" + row.line() + ": " + text, "correct the row");
    }
}
