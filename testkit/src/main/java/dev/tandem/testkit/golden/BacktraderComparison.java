package dev.tandem.testkit.golden;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/// Plays a backtrader case and compares every cell of `orders.csv`, `fills.csv`, `trades.csv`,
/// `equity.csv` and `stats.json` with ours.
///
/// Times, sides and quantities must be the same; prices, commissions and profits to 0.000001, cash
/// and equity to 0.01, ratios to 10^-12. A table, column, row or field that is missing, or that
/// nobody knows, is a difference.
public final class BacktraderComparison {
    private static final String FILLS = "fills.csv";
    private static final String STATISTICS = "stats.json";

    private final Path folder;
    private final BacktraderRun run;
    private final Findings findings = new Findings();

    private BacktraderComparison(Path folder, BacktraderRun run) {
        this.folder = folder;
        this.run = run;
    }

    /// Plays and compares.
    ///
    /// @param root the folder from which the file names of the case start
    /// @throws IllegalArgumentException if the case asks for something that we do not know
    public static Agreement of(Path folder, Path root) {
        var golden = BacktraderCase.read(folder);
        var comparison = new BacktraderComparison(folder, BacktraderRun.of(golden, root));
        comparison.compareBars(golden);
        comparison.compareTables();
        comparison.compareEngineAverages();
        comparison.compareStatistics();
        return comparison.findings.agreement();
    }

    private void compareBars(BacktraderCase golden) {
        var ours = Cell.whole(run.recorder().run().equity().size());
        findings.compare("case.json", "bars", String.valueOf(golden.bars()), ours);
    }

    private void compareTables() {
        var tables = new BacktraderTables(run);
        compare("orders.csv", BacktraderTables.ORDERS, tables.orders());
        compare(FILLS, BacktraderTables.FILLS, tables.fills());
        compare("trades.csv", BacktraderTables.TRADES, tables.trades());
        compare("equity.csv", tables.equityColumns(), tables.equity());
    }

    private void compare(String name, List<String> columns, List<List<Cell>> ours) {
        ReferenceTable.read(folder, name, findings)
                .ifPresent(table -> findings.compare(table, columns, ours));
    }

    /// Once more against the engine's own books; differences in length were found before.
    private void compareEngineAverages() {
        var reference =
                ReferenceTable.read(folder, FILLS, findings)
                        .map(table -> table.column("avg_price_after"))
                        .orElse(List.of());
        var ours = run.averagesAfterFills();
        for (var i = 0; i < Math.min(reference.size(), ours.size()); i++) {
            findings.compare(
                    "engine averages",
                    "row " + (i + 1) + " avg_price_after",
                    reference.get(i),
                    Cell.price(ours.get(i)));
        }
    }

    private void compareStatistics() {
        if (!Files.exists(folder.resolve(STATISTICS))) {
            findings.differ(STATISTICS, "is missing");
            return;
        }
        var figures = new EndFigures(run);
        var reference = Fields.read(folder.resolve(STATISTICS));
        reference.text("engine"); // whose figures they are, not one of them
        compare("status_counts ", reference.object("status_counts"), figures.statusCounts());
        compare("", reference, figures.all());
    }

    private void compare(String prefix, Fields reference, Map<String, Cell> ours) {
        for (var name : ours.keySet()) {
            if (reference.names().contains(name)) {
                var number = reference.decimalOrNull(name);
                var value = number == null ? "null" : number.toPlainString();
                findings.compare(STATISTICS, prefix + name, value, ours.get(name));
            } else {
                findings.differ(STATISTICS, prefix + name + " is missing");
            }
        }
        var unknown = new LinkedHashSet<>(reference.names());
        unknown.removeAll(ours.keySet());
        unknown.removeAll(List.of("engine", "status_counts"));
        unknown.forEach(name -> findings.differ(STATISTICS, prefix + name + " is not known"));
    }
}
