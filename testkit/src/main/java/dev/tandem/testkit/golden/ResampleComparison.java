package dev.tandem.testkit.golden;

import dev.tandem.api.calendar.TradingCalendar;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.instrument.InstrumentClass;
import dev.tandem.api.instrument.InstrumentId;
import dev.tandem.api.instrument.TradingRules;
import dev.tandem.api.market.BarSize;
import dev.tandem.api.market.BarSize.Unit;
import dev.tandem.api.value.Currency;
import dev.tandem.api.value.Price;
import dev.tandem.api.value.Quantity;
import dev.tandem.data.BarColumns;
import dev.tandem.data.CsvBars;
import dev.tandem.data.CsvMapping;
import dev.tandem.data.CsvMapping.Stamp;
import dev.tandem.data.ReadOptions;
import dev.tandem.data.Resampler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Builds larger bars of minute bars again, as the table in the `README.md` of the folder lists
/// them, and compares every cell. Prices must be the same; volumes, which we add up in double
/// precision, to 10^-9 of their size.
public final class ResampleComparison {
    static final String HEADER =
            "| file | source | from | to | minutes | end-stamped source | rows |";

    private static final List<String> COLUMNS =
            List.of("bar_start", "open", "high", "low", "close", "volume", "source_bars");
    private static final int DAY = 1440; // minutes

    private ResampleComparison() {}

    /// Computes and compares.
    ///
    /// @param root the folder that holds `shared`
    public static Agreement of(Path folder, Path root) {
        var findings = new Findings();
        for (var line : lines(folder.resolve("README.md"))) {
            compare(line, folder, root, findings);
        }
        return findings.agreement();
    }

    /// One row of the table in the `README.md`.
    private record Line(
            String file,
            String source,
            LocalDate from,
            LocalDate until,
            int minutes,
            boolean isEndStamped,
            int rows) {
        static Line of(String text) {
            var cells = text.split("\\|", -1);
            for (var i = 0; i < cells.length; i++) {
                cells[i] = cells[i].strip();
            }
            return new Line(
                    cells[1],
                    cells[2],
                    LocalDate.parse(cells[3]),
                    LocalDate.parse(cells[4]),
                    Integer.parseInt(cells[5]),
                    cells[6].equals("True"),
                    Integer.parseInt(cells[7]));
        }
    }

    private static List<Line> lines(Path readme) {
        try {
            var lines = Files.readAllLines(readme);
            return lines.subList(lines.indexOf(HEADER) + 2, lines.size()).stream()
                    .filter(text -> text.startsWith("|"))
                    .map(Line::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + readme, e);
        }
    }

    private static void compare(Line line, Path folder, Path root, Findings findings) {
        var reference = ReferenceTable.read(folder, line.file(), findings);
        if (reference.isEmpty()) {
            return;
        }
        var stamp = line.isEndStamped() ? Stamp.END : Stamp.START;
        var mapping =
                new CsvMapping(
                        null, null, null, null, null, null, null, stamp, null, null, null, null);
        var source =
                CsvBars.read(
                                root.resolve(line.source()),
                                mapping,
                                null,
                                instrument(line.file()),
                                ReadOptions.STRICT.withSize(BarSize.M1))
                        .bars()
                        .between(line.from(), line.until());
        var size = line.minutes() == DAY ? BarSize.D1 : new BarSize(line.minutes(), Unit.MINUTE);
        findings.compare(
                "README.md",
                line.file() + " rows",
                String.valueOf(line.rows()),
                Cell.whole(reference.get().rows().size()));
        findings.compare(reference.get(), COLUMNS, rows(source, Resampler.resample(source, size)));
    }

    private static List<List<Cell>> rows(BarColumns source, BarColumns built) {
        var rows = new ArrayList<List<Cell>>();
        var next = 0;
        for (var i = 0; i < built.count(); i++) {
            var first = next;
            while (next < source.count() && source.openNanos(next) < built.closeNanos(i)) {
                next++;
            }
            rows.add(
                    List.of(
                            Cell.text(Instant.EPOCH.plusNanos(built.openNanos(i)).toString()),
                            Cell.exact(BigDecimal.valueOf(built.open(i))),
                            Cell.exact(BigDecimal.valueOf(built.high(i))),
                            Cell.exact(BigDecimal.valueOf(built.low(i))),
                            Cell.exact(BigDecimal.valueOf(built.close(i))),
                            new Cell.Relative(built.volume(i), 0),
                            Cell.whole(next - first)));
        }
        return rows;
    }

    private static Instrument instrument(String file) {
        return new Instrument(
                new InstrumentId(file, "REFERENCE"),
                InstrumentClass.CRYPTO,
                0,
                8,
                8,
                Currency.USD,
                BigDecimal.ONE,
                false,
                TradingCalendar.alwaysOpen(),
                List.of(
                        new TradingRules(
                                Long.MIN_VALUE,
                                new Price(1, 8),
                                new Quantity(1, 8),
                                Quantity.ZERO)));
    }
}
