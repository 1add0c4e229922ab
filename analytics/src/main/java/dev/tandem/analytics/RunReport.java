package dev.tandem.analytics;

import java.util.Arrays;
import java.util.Optional;

/// What a run leaves behind for its report beyond its figures and tables: `report.json` with what
/// the page says in words and tables, `charts.json` with what it draws.
public final class RunReport {
    private final byte[] facts;
    private final byte[] charts;

    private RunReport(byte[] facts, byte[] charts) {
        this.facts = facts;
        this.charts = charts;
    }

    /// Computes both. The same run and seed give the same bytes.
    ///
    /// @param comparison figures of the benchmark; empty where there is none
    public static RunReport of(ReportInput input, Optional<Statistics> comparison) {
        var periods = PeriodMarks.of(input.run().equity(), input.calendar());
        var extras = ReportExtras.of(input, periods);
        var allocation = Allocation.of(input.run(), input.prices());
        return new RunReport(
                ReportJson.bytes(input, periods, comparison, extras, allocation),
                ChartsJson.bytes(input, periods, extras, allocation));
    }

    /// The content of `report.json`.
    public byte[] facts() {
        return Arrays.copyOf(facts, facts.length);
    }

    /// The content of `charts.json`.
    public byte[] charts() {
        return Arrays.copyOf(charts, charts.length);
    }
}
