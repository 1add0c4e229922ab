package dev.tandem.testkit.golden.zipline;

import dev.tandem.testkit.golden.Findings;
import dev.tandem.testkit.golden.ReferenceTable;
import dev.tandem.testkit.reference.zipline.DualMovingAverage.Adjustment;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/// Splits and dividends of a bundle that become effective within the sessions of a case, after the
/// first one.
record CorporateEvents(Path folder, LocalDate first, LocalDate last) {
    private static final List<String> COLUMNS = List.of("ex_date", "kind", "value", "factor");
    private static final String SPLIT = "split";

    /// Our runs apply no split to what is held.
    ///
    /// @throws IllegalArgumentException if the instrument splits
    void requireNoSplit(String symbol) {
        for (var row : rows(symbol)) {
            if (row.get(1).equals(SPLIT)) {
                throw new IllegalArgumentException(
                        symbol
                                + " splits 1 to "
                                + row.get(2)
                                + " on "
                                + row.get(0)
                                + "; a split within a run is not applied to positions");
            }
        }
    }

    /// What earlier prices are multiplied by.
    List<Adjustment> adjustments(String symbol) {
        return rows(symbol).stream()
                .map(row ->
                        new Adjustment(LocalDate.parse(row.get(0)), Double.parseDouble(row.get(3))))
                .toList();
    }

    private List<List<String>> rows(String symbol) {
        var findings = new Findings();
        return ReferenceTable.read(folder, symbol + ".csv", findings)
                .filter(table -> table.columns().equals(COLUMNS))
                .orElseThrow(() -> new IllegalArgumentException("no events of " + symbol))
                .rows()
                .stream()
                .filter(row -> isWithin(LocalDate.parse(row.getFirst())))
                .toList();
    }

    private boolean isWithin(LocalDate date) {
        return date.isAfter(first) && !date.isAfter(last);
    }
}
