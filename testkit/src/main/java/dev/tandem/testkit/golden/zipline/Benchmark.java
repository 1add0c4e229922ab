package dev.tandem.testkit.golden.zipline;

import dev.tandem.testkit.golden.Findings;
import dev.tandem.testkit.golden.ReferenceTable;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/// The daily returns of the benchmark by date.
final class Benchmark {
    private final Map<LocalDate, Double> returns = new HashMap<>();

    private static final String NAME = "SPY_daily_returns_1993_2018.csv.gz";

    /// @param folder of the file
    /// @throws IllegalArgumentException if the file cannot be read
    Benchmark(Path folder) {
        var findings = new Findings();
        var table =
                ReferenceTable.read(folder, NAME, findings)
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "no benchmark: " + findings.agreement().differences()));
        for (var row : table.rows()) {
            var date = LocalDate.parse(row.get(0).substring(0, "2008-01-02".length()));
            returns.put(date, Double.parseDouble(row.get(1)));
        }
    }

    /// @throws IllegalArgumentException if the date is not there
    double on(LocalDate session) {
        var found = returns.get(session);
        if (found == null) {
            throw new IllegalArgumentException("the benchmark has no " + session);
        }
        return found;
    }
}
