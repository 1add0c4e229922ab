package dev.tandem.testkit.golden.zipline;

import dev.tandem.testkit.golden.Agreement;
import dev.tandem.testkit.golden.Cell;
import dev.tandem.testkit.golden.Findings;
import dev.tandem.testkit.golden.ReferenceTable;
import java.nio.file.Path;
import java.util.List;

/// Plays a zipline case and compares every cell of its fills, orders, positions and daily figures
/// with ours, row by row inside each session.
///
/// Sessions and quantities must be the same; prices, commissions and statistics to 0.000001 (of the
/// value, where that is above 1), money to 0.01, returns and leverage to 10^-9. A table, column,
/// row or field that is missing, or that nobody knows, is a difference.
public final class ZiplineComparison {
    private final ZiplineCase golden;
    private final Findings findings = new Findings();

    private ZiplineComparison(ZiplineCase golden) {
        this.golden = golden;
    }

    /// Plays and compares.
    ///
    /// @param root the folder in which the file names of the case, `shared/data/...`, exist
    /// @throws IllegalArgumentException if the case asks for something that we do not know
    public static Agreement of(Path folder, Path root) {
        var golden = ZiplineCase.read(folder, root);
        var comparison = new ZiplineComparison(golden);
        comparison.compare(ZiplineRun.of(golden));
        return comparison.findings.agreement();
    }

    private void compare(ZiplineRun run) {
        var sessions = Cell.whole(run.recorder().run().equity().size());
        findings.compare("case.json", "bars", String.valueOf(golden.bars()), sessions);
        var names = golden.tables();
        var tables = new ZiplineTables(run);
        compare(names.fills(), ZiplineTables.FILLS, tables.fills(), "order_id");
        compare(names.orders(), ZiplineTables.ORDERS, tables.orders(), "order_id");
        compare(names.positions(), ZiplineTables.POSITIONS, tables.positions(), "symbol");
        var daily = new DailyFigures(run, new Benchmark(golden.benchmark()));
        compare(names.daily(), daily.columns(), daily.rows(), "session");
    }

    /// @param within the column by which the rows of a session are sorted
    private void compare(String name, List<String> columns, List<List<Cell>> ours, String within) {
        ReferenceTable.read(golden.folder(), name, findings)
                .map(table -> table.sortedBy("session", within))
                .ifPresent(table -> findings.compare(table, columns, ours));
    }
}
