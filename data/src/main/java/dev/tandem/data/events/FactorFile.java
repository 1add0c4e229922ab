package dev.tandem.data.events;

import dev.tandem.api.event.InstrumentEvent;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.data.CsvTable;
import dev.tandem.data.CsvTable.Row;
import dev.tandem.data.DataCode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A LEAN factor file: rows of `date, price factor, split factor, reference price` without a
/// header. The factors multiply raw prices up to and including the date of their row; the reference
/// price is the raw close of that date. From one row to the next, effective in the session after
/// the first one's date:
///
/// - the split is the quotient of the split factors, new shares for an old one, taken for the
///   fraction with the smallest denominator up to 200 that it is exactly, else that the rounding of
///   the factors leaves possible; a repeating decimal has 34 digits;
/// - the dividend is `reference price × (1 − price factor / next price factor)`, to four decimals
///   as the factors have seven digits.
///
/// Source: QuantConnect/Lean, `Common/Data/Auxiliary/CorporateFactorRow.cs` and its file format.
final class FactorFile {
    private static final int COLUMNS = 4;
    private static final int LARGEST_DENOMINATOR = 200;
    private static final double EXACT = 1e-12;
    private static final double LARGEST_TOLERANCE = 1e-4;
    private static final BigDecimal SMALLEST_CHANGE = new BigDecimal("0.000000001");

    private FactorFile() {}

    static EventFile read(CsvTable table, Instrument instrument, boolean splitsAdjusted) {
        var events = new ArrayList<InstrumentEvent>();
        var digits = splitDigits(table);
        for (var i = 0; i + 1 < table.rows().size(); i++) {
            var row = table.rows().get(i);
            var next = table.rows().get(i + 1);
            requireColumns(table, row);
            requireColumns(table, next);
            var date = table.date(row, 0);
            if (!date.isBefore(table.date(next, 0))) {
                throw table.wrong(DataCode.OUT_OF_ORDER, next, 0, "not later than the row before");
            }
            var at = EventDates.startNanos(instrument, EventDates.nextSession(instrument, date));
            var split = quotient(table, next, row, 2);
            var isSplit = differs(split, BigDecimal.ONE);
            var ratio =
                    isSplit ? fraction(split, tolerance(table, row, next, digits)) : BigDecimal.ONE;
            if (isSplit && !splitsAdjusted) {
                events.add(new InstrumentEvent.Split(instrument, at, ratio));
            }
            var price = quotient(table, row, next, 1);
            if (differs(price, BigDecimal.ONE)) {
                var amount = // of a share as it is after a split of the same date
                        table.decimal(row, 3)
                                .multiply(BigDecimal.ONE.subtract(price))
                                .divide(ratio, MathContext.DECIMAL64)
                                .setScale(4, RoundingMode.HALF_EVEN)
                                .stripTrailingZeros();
                if (amount.signum() < 0) {
                    throw table.wrong(
                            DataCode.BAD_EVENT,
                            next,
                            1,
                            "the price factor falls, which would be a dividend below 0");
                }
                events.add(new InstrumentEvent.Dividend(instrument, at, amount));
            }
        }
        return EventFile.of(table, events, List.of());
    }

    private static void requireColumns(CsvTable table, Row row) {
        if (row.cells().size() != COLUMNS) {
            throw table.wrong(
                    DataCode.CELL_COUNT,
                    row,
                    row.cells().size()
                            + " cells, a factor file has 4: date, price factor, split factor,"
                            + " reference price");
        }
    }

    private static BigDecimal quotient(CsvTable table, Row above, Row below, int column) {
        var divisor = table.decimal(below, column);
        if (divisor.signum() <= 0) {
            throw table.wrong(DataCode.BAD_EVENT, below, column, "a factor is above 0");
        }
        return table.decimal(above, column).divide(divisor, MathContext.DECIMAL128);
    }

    private static boolean differs(BigDecimal a, BigDecimal b) {
        return a.subtract(b).abs().compareTo(SMALLEST_CHANGE) > 0;
    }

    /// The most decimals of a split factor of the file; a source leaves out zeros at the end.
    private static int splitDigits(CsvTable table) {
        var digits = 0;
        for (var row : table.rows()) {
            requireColumns(table, row);
            digits = Math.max(digits, table.decimal(row, 2).stripTrailingZeros().scale());
        }
        return digits;
    }

    /// How far the quotient of two factors may be off, as a share of it, if each is off by up to
    /// one of its last digit.
    private static double tolerance(CsvTable table, Row row, Row next, int digits) {
        var unit = digits == 0 ? 0 : Math.pow(10, -digits);
        var share =
                unit / table.decimal(row, 2).doubleValue()
                        + unit / table.decimal(next, 2).doubleValue();
        return Math.clamp(share, EXACT, LARGEST_TOLERANCE);
    }

    private static BigDecimal fraction(BigDecimal value, double tolerance) {
        return simplest(value.doubleValue(), EXACT)
                .or(() -> simplest(value.doubleValue(), tolerance))
                .orElse(value);
    }

    private static Optional<BigDecimal> simplest(double value, double tolerance) {
        for (var denominator = 1; denominator <= LARGEST_DENOMINATOR; denominator++) {
            var numerator = Math.rint(value * denominator);
            if (numerator > 0
                    && Math.abs(numerator / denominator / value - 1) < tolerance
                    && numerator != denominator) {
                return Optional.of(
                        BigDecimal.valueOf((long) numerator)
                                .divide(BigDecimal.valueOf(denominator), MathContext.DECIMAL128)
                                .stripTrailingZeros());
            }
        }
        return Optional.empty();
    }
}
