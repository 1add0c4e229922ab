package dev.tandem.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.api.strategy.Indicator;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/// Feeds an indicator and compares every cell of a table with it, empty cells included.
final class GoldenTable {
    private static final double RELATIVE_TOLERANCE = 1e-9;

    /// A cell below this is a 0 that went through roundings, such as a percentage of 3.6e-15.
    private static final double ZERO = 1e-12;

    private final String path;
    private final List<String> columns;
    private final List<String[]> rows;
    private final List<TestBar> bars;
    private final Set<String> missing; // columns
    private final Map<String, String> deviations = new HashMap<>(); // their cell by column and row
    private int compared;

    /// @param input bars of which one has the stamp of the table's first row
    GoldenTable(String path, List<TestBar> input) {
        var table = SharedFolder.rows(path);
        this.path = path;
        this.columns = Arrays.asList(table.getFirst());
        this.rows = table.subList(1, table.size());
        this.missing = new LinkedHashSet<>(columns.subList(1, columns.size()));
        var start = SharedFolder.nanos(rows.getFirst()[0]);
        this.bars = input.stream().dropWhile(bar -> bar.openNanos() < start).toList();
    }

    /// Ends a comparison: nothing may be left out, and each exception must have been one.
    void assertComplete(int expectedRows) {
        assertThat(missing).as("columns of %s never compared", path).isEmpty();
        assertThat(deviations).as("unused exceptions of %s", path).isEmpty();
        assertThat(rows).as(path).hasSize(expectedRows);
        // all columns but the first, which is the time
        assertThat(compared).as("cells of %s", path).isEqualTo(rows.size() * (columns.size() - 1));
    }

    /// Notes a cell that defines the start differently: it is empty where ours has a value, or has
    /// this value where ours is not ready.
    ///
    /// @param row from 1
    GoldenTable differsAt(String column, int row, String theirs) {
        deviations.put(column + row, theirs);
        return this;
    }

    /// A column that is the indicator's value and has cells from the bar on at which it is ready.
    <I extends Indicator> GoldenTable matches(
            String column, I indicator, ToDoubleFunction<I> value) {
        return matches(column, indicator, (fed, _) -> value.applyAsDouble(fed));
    }

    /// A column computed from the indicator and the bar it was just fed.
    <I extends Indicator> GoldenTable matches(String column, I indicator, Reading<I> value) {
        return compare(column, 0, indicator, value, true);
    }

    /// A column that has cells before the indicator is ready as a whole, or not at every bar.
    <I extends Indicator> GoldenTable matchesPart(
            String column, I indicator, ToDoubleFunction<I> value) {
        return compare(column, 0, indicator, (fed, _) -> value.applyAsDouble(fed), false);
    }

    /// A column whose cells are known only so many bars later; the last rows must be empty.
    <I extends Indicator> GoldenTable matchesLater(
            int bars, String column, I indicator, ToDoubleFunction<I> value) {
        return compare(column, bars, indicator, (fed, _) -> value.applyAsDouble(fed), false);
    }

    /// A column that says once more which time the row is of.
    GoldenTable repeatsTheDate(String column) {
        var index = started(column);
        for (var row : rows) {
            assertThat(row[index]).isEqualTo(row[0] + "T00:00:00");
            compared++;
        }
        return this;
    }

    private <I extends Indicator> GoldenTable compare(
            String column, int lag, I indicator, Reading<I> value, boolean whole) {
        var index = started(column);
        for (var at = 0; at < rows.size() + lag; at++) {
            var actual = at < rows.size() ? fed(indicator, at, value) : Double.NaN;
            if (at >= lag) {
                var cell = rows.get(at - lag)[index];
                compare(column, at - lag, cell, actual);
                if (whole && !deviations.containsKey(column + (at + 1))) {
                    assertThat(indicator.isReady())
                            .as("%s at %s", path, at)
                            .isNotEqualTo(cell.isEmpty());
                }
            }
        }
        deviations.keySet().removeIf(cell -> cell.matches(column + "\\d+"));
        return this;
    }

    private <I extends Indicator> double fed(I indicator, int at, Reading<I> value) {
        var stamp = rows.get(at)[0];
        var bar = bars.get(at);
        assertThat(bar.openNanos())
                .as("%s, bar of row %s", path, stamp)
                .isEqualTo(SharedFolder.nanos(stamp));
        indicator.add(bar);
        return value.of(indicator, bar);
    }

    private int started(String column) {
        assertThat(missing.remove(column)).as("%s has %s, once", path, column).isTrue();
        return columns.lastIndexOf(column);
    }

    private void compare(String column, int row, String cell, double actual) {
        compared++;
        var where = "%s, %s at %s".formatted(path, column, rows.get(row)[0]);
        var theirs = deviations.get(column + (row + 1));
        if (theirs != null) {
            assertThat(cell).as(where).isEqualTo(theirs);
            assertThat(Double.isNaN(actual)).as(where).isNotEqualTo(cell.isEmpty());
            return;
        }
        if (Double.isNaN(actual) != cell.isEmpty()) {
            throw new AssertionError("%s: expected \"%s\", got %s".formatted(where, cell, actual));
        }
        if (!cell.isEmpty()) {
            var expected = Double.parseDouble(cell);
            if (!agree(actual, expected)) {
                throw new AssertionError("%s: expected %s, got %s".formatted(where, cell, actual));
            }
        }
    }

    private static boolean agree(double actual, double expected) {
        return Math.abs(expected) < ZERO
                ? Math.abs(actual) < ZERO
                : Math.abs(actual - expected) <= RELATIVE_TOLERANCE * Math.abs(expected);
    }

    interface Reading<I> {
        double of(I indicator, TestBar bar);
    }
}
