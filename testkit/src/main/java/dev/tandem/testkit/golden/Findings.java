package dev.tandem.testkit.golden;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Counts compared cells and collects those that differ.
public final class Findings {
    private final Map<String, Integer> cells = new LinkedHashMap<>();
    private final List<String> differences = new ArrayList<>();

    /// Compares one cell.
    ///
    /// @param place of the cell inside its table
    public void compare(String table, String place, String reference, Cell ours) {
        cells.merge(table, 1, Integer::sum);
        if (!ours.agrees(reference)) {
            differ(table, place + ": the reference has " + reference + ", we have " + ours);
        }
    }

    /// Compares all cells of a table; the header must hold exactly these columns.
    public void compare(ReferenceTable table, List<String> columns, List<List<Cell>> ours) {
        cells.merge(table.name(), 0, Integer::sum); // also when there is no row
        if (!table.columns().equals(columns)) {
            differ(table.name(), "columns " + table.columns() + " instead of " + columns);
            return;
        }
        if (table.rows().size() != ours.size()) {
            differ(table.name(), table.rows().size() + " rows, we have " + ours.size());
        }
        for (var row = 0; row < Math.min(table.rows().size(), ours.size()); row++) {
            for (var column = 0; column < columns.size(); column++) {
                compare(
                        table.name(),
                        "row " + (row + 1) + " " + columns.get(column),
                        table.rows().get(row).get(column),
                        ours.get(row).get(column));
            }
        }
    }

    public void differ(String table, String what) {
        differences.add(table + " " + what);
    }

    public Agreement agreement() {
        return new Agreement(cells, differences);
    }
}
