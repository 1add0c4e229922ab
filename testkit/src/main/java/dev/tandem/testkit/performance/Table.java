package dev.tandem.testkit.performance;

import dev.tandem.testkit.performance.Limits.Bounds;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/// A table in the page.
final class Table {
    private static final MathContext DIGITS = new MathContext(12);

    private Table() {}

    static void head(List<String> page, String... cells) {
        row(page, cells);
        page.add("|" + "---|".repeat(cells.length));
    }

    static void row(List<String> page, String... cells) {
        var row = new StringBuilder("|");
        for (var cell : cells) {
            row.append(cell.isEmpty() ? " |" : " " + cell + " |");
        }
        page.add(row.toString());
    }

    /// With this many digits behind the point, and commas between thousands.
    static String number(double value, int decimals) {
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }

    /// A bound as it was set; empty for none.
    static String bound(OptionalDouble bound) {
        return bound.isPresent()
                ? BigDecimal.valueOf(bound.getAsDouble())
                        .round(DIGITS)
                        .stripTrailingZeros()
                        .toPlainString()
                : "";
    }

    /// How a figure stands to what is asked, in words.
    static String standing(double value, Bounds bounds) {
        if (bounds.must().isPresent() && value > bounds.must().getAsDouble()) {
            return "**misses the must**, " + times(value, bounds.must().getAsDouble());
        }
        if (bounds.aim().isEmpty()) {
            return "";
        }
        var aim = bounds.aim().getAsDouble();
        return value <= aim ? "reached" : times(value, aim) + " the aim";
    }

    private static String times(double value, double bound) {
        return bound == 0 ? "above" : number(value / bound, 1) + " times";
    }
}
