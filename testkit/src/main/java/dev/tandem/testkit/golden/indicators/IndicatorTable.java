package dev.tandem.testkit.golden.indicators;

import dev.tandem.api.market.Bar;
import dev.tandem.api.strategy.Indicator;
import dev.tandem.testkit.golden.Cell;
import dev.tandem.testkit.golden.Findings;
import dev.tandem.testkit.golden.ReferenceTable;
import dev.tandem.testkit.golden.Stamps;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/// Feeds an indicator and compares every cell of a table with it, empty cells included.
final class IndicatorTable {
    /// A number below this is a 0 that went through roundings, such as a percentage of 3.6e-15.
    private static final double ZERO = 1e-12;

    private final ReferenceTable table;
    private final Findings findings;
    private final List<Bar> bars;
    private final Set<String> missing; // columns
    private final Map<String, String> deviations = new HashMap<>(); // their cell by column and row

    /// @param input bars of which one has the stamp of the table's first row
    IndicatorTable(ReferenceTable table, List<Bar> input, Findings findings) {
        this.table = table;
        this.findings = findings;
        this.missing = new LinkedHashSet<>(table.columns().subList(1, table.columns().size()));
        var start =
                table.rows().isEmpty()
                        ? Long.MAX_VALUE
                        : Stamps.nanos(table.rows().getFirst().getFirst());
        this.bars = input.stream().dropWhile(bar -> bar.openNanos() < start).toList();
        if (bars.size() < table.rows().size() || table.rows().isEmpty()) {
            throw new IllegalArgumentException(
                    table.name()
                            + " has "
                            + table.rows().size()
                            + " rows, its input "
                            + bars.size()
                            + " bars from the first of them on");
        }
    }

    /// Ends a comparison: nothing may be left out, and each exception must have been one.
    void finish() {
        missing.forEach(
                column -> findings.differ(table.name(), "column " + column + " is not known"));
        deviations
                .keySet()
                .forEach(cell -> findings.differ(table.name(), cell + " is no exception"));
    }

    /// Notes a cell that defines the start differently: it is empty where ours has a value, or has
    /// this value where ours is not ready.
    ///
    /// @param row from 1
    IndicatorTable differsAt(String column, int row, String theirs) {
        deviations.put(column + row, theirs);
        return this;
    }

    /// A column that is the indicator's value and has cells from the bar on at which it is ready.
    <I extends Indicator> IndicatorTable matches(
            String column, I indicator, ToDoubleFunction<I> value) {
        return matches(column, indicator, (fed, _) -> value.applyAsDouble(fed));
    }

    /// A column computed from the indicator and the bar it was just fed.
    <I extends Indicator> IndicatorTable matches(String column, I indicator, Reading<I> value) {
        return compare(column, 0, indicator, value, true);
    }

    /// A column that has cells before the indicator is ready as a whole, or not at every bar.
    <I extends Indicator> IndicatorTable matchesPart(
            String column, I indicator, ToDoubleFunction<I> value) {
        return compare(column, 0, indicator, (fed, _) -> value.applyAsDouble(fed), false);
    }

    /// A column whose cells are known only so many bars later; the last rows must be empty.
    <I extends Indicator> IndicatorTable matchesLater(
            int bars, String column, I indicator, ToDoubleFunction<I> value) {
        return compare(column, bars, indicator, (fed, _) -> value.applyAsDouble(fed), false);
    }

    /// A column that says once more which time the row is of.
    IndicatorTable repeatsTheDate(String column) {
        if (isThere(column)) {
            var index = table.columns().lastIndexOf(column);
            for (var at = 0; at < table.rows().size(); at++) {
                var row = table.rows().get(at);
                findings.compare(
                        table.name(),
                        place(column, at),
                        row.get(index),
                        Cell.text(row.getFirst() + "T00:00:00"));
            }
        }
        return this;
    }

    private <I extends Indicator> IndicatorTable compare(
            String column, int lag, I indicator, Reading<I> value, boolean whole) {
        if (!isThere(column)) {
            return this;
        }
        var index = table.columns().lastIndexOf(column);
        for (var at = 0; at < table.rows().size() + lag; at++) {
            var actual = at < table.rows().size() ? fed(indicator, at, value) : Double.NaN;
            if (at >= lag) {
                var cell = table.rows().get(at - lag).get(index);
                var theirs = deviations.remove(column + (at - lag + 1));
                if (theirs != null) {
                    compareStart(column, at - lag, cell, theirs, actual);
                } else {
                    findings.compare(
                            table.name(),
                            place(column, at - lag),
                            cell,
                            new Cell.Relative(actual, ZERO));
                    if (whole && indicator.isReady() == cell.isEmpty()) {
                        findings.differ(
                                table.name(),
                                place(column, at)
                                        + ": our indicator is "
                                        + (indicator.isReady() ? "ready" : "not ready"));
                    }
                }
            }
        }
        return this;
    }

    /// An exception: their cell is as noted, and only one of us has a value.
    private void compareStart(String column, int at, String cell, String theirs, double actual) {
        findings.compare(table.name(), place(column, at), cell, Cell.text(theirs));
        if (Double.isNaN(actual) == cell.isEmpty()) {
            findings.differ(table.name(), place(column, at) + ": we have " + actual);
        }
    }

    private <I extends Indicator> double fed(I indicator, int at, Reading<I> value) {
        var stamp = table.rows().get(at).getFirst();
        var bar = bars.get(at);
        if (bar.openNanos() != Stamps.nanos(stamp)) {
            throw new IllegalArgumentException(
                    table.name() + " row " + (at + 1) + " is of " + stamp + ", its bar is not");
        }
        indicator.add(bar);
        return value.of(indicator, bar);
    }

    private boolean isThere(String column) {
        if (missing.remove(column)) {
            return true;
        }
        findings.differ(table.name(), "column " + column + " is missing");
        return false;
    }

    private static String place(String column, int at) {
        return "row " + (at + 1) + " " + column;
    }

    interface Reading<I> {
        double of(I indicator, Bar bar);
    }
}
