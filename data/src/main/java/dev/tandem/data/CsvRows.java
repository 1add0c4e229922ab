package dev.tandem.data;

import dev.tandem.data.CsvMapping.TimeFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// The rows of one CSV file of ticks, cell by cell; what is wrong is noted in [BadRows].
final class CsvRows {
    private final CsvScanner scanner;
    private final CsvMapping mapping;
    private final CsvStamps stamps;
    private final LocalTimes local;
    private final BadRows bad;
    private final Path file;
    private final List<String> headers;
    private final byte delimiter;
    private final byte[][] lastBytes;
    private final String[] lastTexts;
    private long nanos;
    private boolean rowIsBad;
    private boolean skipped;

    private CsvRows(
            Path file,
            CsvScanner scanner,
            CsvMapping mapping,
            List<String> headers,
            byte delimiter) {
        this.file = file;
        this.scanner = scanner;
        this.mapping = mapping;
        this.stamps = new CsvStamps(mapping.format() == null ? TimeFormat.AUTO : mapping.format());
        this.local = new LocalTimes(mapping.zone());
        this.bad = new BadRows(file);
        this.headers = headers;
        this.delimiter = delimiter;
        this.lastBytes = new byte[headers.size()][0];
        this.lastTexts = new String[headers.size()];
        Arrays.fill(lastTexts, "");
    }

    /// Reads the header.
    static CsvRows open(Path file, SourceFile source, CsvMapping mapping) throws IOException {
        var scanner = new CsvScanner(source.plain());
        var head = CsvReading.head(file, scanner, mapping);
        return new CsvRows(file, scanner, mapping, List.copyOf(head.names()), head.delimiter());
    }

    List<String> headers() {
        return headers;
    }

    BadRows badRows() {
        return bad;
    }

    /// Moves to the next row that has all its cells.
    boolean next() throws IOException {
        skipped = false;
        while (scanner.nextLine()) {
            rowIsBad = false;
            var cells = scanner.split(delimiter);
            if (cells == headers.size()) {
                return true;
            }
            skipped = true;
            bad.add(
                    scanner.line(),
                    DataCode.CELL_COUNT,
                    () -> CsvReading.cellCount(scanner, headers.size(), cells));
        }
        return false;
    }

    /// Whether a row with too many or few cells was passed over by the last [#next].
    boolean skipped() {
        return skipped;
    }

    int line() {
        return scanner.line();
    }

    /// Whether something in this row was noted as wrong.
    boolean isBad() {
        return rowIsBad;
    }

    boolean isEmpty(int cell) {
        return scanner.start(cell) == scanner.end(cell);
    }

    /// Whether a cell holds a decimal that is 0.
    boolean isZero(int cell) {
        return Decimals.parse(scanner.bytes(), scanner.start(cell), scanner.end(cell)) == 0;
    }

    boolean is(int cell, String text) {
        if (scanner.end(cell) - scanner.start(cell) != text.length()) {
            return false;
        }
        for (var i = 0; i < text.length(); i++) {
            if (scanner.bytes()[scanner.start(cell) + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    String text(int cell) {
        return scanner.text(cell);
    }

    /// The text of a cell, without a new object while it is that of the row before.
    String repeatedText(int cell) {
        var from = scanner.start(cell);
        var until = scanner.end(cell);
        var last = lastBytes[cell];
        if (!Arrays.equals(scanner.bytes(), from, until, last, 0, last.length)) {
            lastBytes[cell] = Arrays.copyOfRange(scanner.bytes(), from, until);
            lastTexts[cell] = scanner.text(cell);
        }
        return lastTexts[cell];
    }

    /// Reads a time, which is then in [#nanos]; false if there is none.
    boolean time(int cell) {
        if (isEmpty(cell)) {
            return bad(DataCode.CELL_MISSING, cell, "the cell is empty");
        }
        if (!stamps.parse(scanner.bytes(), scanner.start(cell), scanner.end(cell))) {
            return bad(DataCode.BAD_TIME, cell, "\"" + text(cell) + "\" is no time");
        }
        switch (stamps.form()) {
            case INSTANT -> nanos = stamps.nanos();
            case LOCAL -> {
                if (mapping.zone() == null) {
                    throw DataCode.ZONE_MISSING.exception(
                            where(cell)
                                    + " holds local times such as "
                                    + text(cell)
                                    + ", and their zone is not declared",
                            "add --csv zone=America/New_York (or zone=UTC)");
                }
                nanos = local.instant(stamps.nanos());
            }
            case DATE -> {
                return bad(
                        DataCode.BAD_TIME,
                        cell,
                        "\"" + text(cell) + "\" is a date without the time of a tick");
            }
        }
        return true;
    }

    /// Nanoseconds since 1970 UTC.
    long nanos() {
        return nanos;
    }

    /// The number in a cell; NaN if there is none, which is then noted.
    double number(int cell) {
        var value = Decimals.parse(scanner.bytes(), scanner.start(cell), scanner.end(cell));
        if (Double.isFinite(value)) {
            return value;
        }
        if (isEmpty(cell)) {
            bad(DataCode.CELL_MISSING, cell, "the cell is empty");
        } else {
            bad(DataCode.BAD_NUMBER, cell, "\"" + text(cell) + "\" is no finite decimal number");
        }
        return Double.NaN;
    }

    /// The whole number in a cell, `missing` if there is none, which is then noted.
    long whole(int cell, long missing) {
        try {
            return Long.parseLong(text(cell));
        } catch (NumberFormatException e) {
            bad(DataCode.BAD_NUMBER, cell, "\"" + text(cell) + "\" is no whole number");
            return missing;
        }
    }

    /// Notes what is wrong with a cell; always false.
    boolean bad(DataCode code, int cell, String why) {
        rowIsBad = true;
        bad.add(scanner.line(), code, () -> column(cell) + ": " + why);
        return false;
    }

    private String where(int cell) {
        return file + ":" + scanner.line() + ": " + column(cell);
    }

    /// `column "high" (3)`, numbered from 1.
    private String column(int cell) {
        return "column \"" + headers.get(cell) + "\" (" + (cell + 1) + ")";
    }
}
