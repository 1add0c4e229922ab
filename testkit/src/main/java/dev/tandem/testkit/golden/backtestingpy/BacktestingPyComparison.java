package dev.tandem.testkit.golden.backtestingpy;

import dev.tandem.testkit.golden.Agreement;
import dev.tandem.testkit.golden.Cell;
import dev.tandem.testkit.golden.Fields;
import dev.tandem.testkit.golden.Findings;
import dev.tandem.testkit.golden.ReferenceTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;

/// Plays a backtesting.py case and compares every cell of `trades.csv` and `equity.csv`, and of
/// `stats.json` the figures that the rules define and the trades that are open at the end.
///
/// Times and sizes must be the same; prices, commissions and profits to 0.000001, equity to 0.01,
/// ratios to 10^-9, figures of `stats.json` to a millionth. A table, column, row or field that is
/// missing, or that nobody knows, is a difference.
public final class BacktestingPyComparison {
    private static final String STATISTICS = "stats.json";

    private final Path folder;
    private final BacktestingPyRun run;
    private final BacktestingPyTables tables;
    private final Findings findings = new Findings();

    private BacktestingPyComparison(Path folder, BacktestingPyRun run) {
        this.folder = folder;
        this.run = run;
        tables = new BacktestingPyTables(run);
    }

    /// Plays and compares.
    ///
    /// @param root the folder in which the file names of the case, `shared/data/...`, exist
    /// @throws IllegalArgumentException if the case asks for something that we do not know
    public static Agreement of(Path folder, Path root) {
        var golden = BacktestingPyCase.read(folder);
        var comparison = new BacktestingPyComparison(folder, BacktestingPyRun.of(golden, root));
        comparison.compareBars(golden);
        comparison.compare("trades.csv", BacktestingPyTables.TRADES, comparison.tables.trades());
        comparison.compare("equity.csv", BacktestingPyTables.EQUITY, comparison.tables.equity());
        comparison.compareStatistics();
        return comparison.findings.agreement();
    }

    private void compareBars(BacktestingPyCase golden) {
        var ours = Cell.whole(run.recorder().equity().size());
        findings.compare("case.json", "bars", String.valueOf(golden.bars()), ours);
    }

    private void compare(String name, List<String> columns, List<List<Cell>> ours) {
        ReferenceTable.read(folder, name, findings)
                .ifPresent(table -> findings.compare(table, columns, ours));
    }

    private void compareStatistics() {
        if (!Files.exists(folder.resolve(STATISTICS))) {
            findings.differ(STATISTICS, "is missing");
            return;
        }
        var reference = Fields.read(folder.resolve(STATISTICS));
        reference.require("engine", "backtesting.py");
        compareFigures(reference.object("stats"));
        compareOpenTrades(reference.objects("open_trades_at_end"));
        reference.requireNoOthers();
    }

    private void compareFigures(Fields reference) {
        var ours = new BacktestingPyFigures(run).all();
        ours.forEach((name, cell) -> {
            if (reference.names().contains(name)) {
                var value = reference.decimal(name).toPlainString();
                findings.compare(STATISTICS, name, value, cell);
            } else {
                findings.differ(STATISTICS, name + " is missing");
            }
        });
        for (var name : BacktestingPyFigures.UNDEFINED) {
            if (!reference.names().contains(name)) {
                findings.differ(STATISTICS, name + " is missing");
            }
        }
        var unknown = new LinkedHashSet<>(reference.names());
        unknown.removeAll(ours.keySet());
        unknown.removeAll(BacktestingPyFigures.UNDEFINED);
        unknown.forEach(name -> findings.differ(STATISTICS, name + " is not known"));
    }

    private void compareOpenTrades(List<Fields> reference) {
        var ours = ClosedTrade.open(run.recorder()).stream().toList();
        findings.compare(
                STATISTICS,
                "open trades",
                String.valueOf(reference.size()),
                Cell.whole(ours.size()));
        for (var i = 0; i < Math.min(reference.size(), ours.size()); i++) {
            var expected = reference.get(i);
            var entry = ours.get(i);
            var size = Cell.exact(ClosedTrade.size(entry));
            findings.compare(
                    STATISTICS, "open size", expected.decimal("size").toPlainString(), size);
            findings.compare(
                    STATISTICS, "open entry_time", expected.text("entry_time"), tables.time(entry));
            findings.compare(
                    STATISTICS,
                    "open entry_price",
                    expected.decimal("entry_price").toPlainString(),
                    Cell.price(entry.price()));
            expected.requireNoOthers();
        }
    }
}
