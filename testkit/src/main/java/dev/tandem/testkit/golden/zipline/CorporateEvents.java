package dev.tandem.testkit.golden.zipline;

import dev.tandem.api.event.InstrumentEvent;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.data.CsvMapping;
import dev.tandem.data.ReadOptions;
import dev.tandem.data.events.RunData;
import dev.tandem.testkit.golden.Findings;
import dev.tandem.testkit.golden.ReferenceTable;
import dev.tandem.testkit.reference.zipline.DualMovingAverage.Adjustment;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/// Splits and dividends of a bundle that become effective within the sessions of a case, after the
/// first one.
record CorporateEvents(Path folder, LocalDate first, LocalDate last) {
    private static final List<String> COLUMNS = List.of("ex_date", "kind", "value", "factor");

    /// What the run plays of them, read as users read their own: splits. The bundle has no pay
    /// dates, so that engine never paid a dividend.
    static Stream<InstrumentEvent> played(Path file, Path folder, Instrument instrument) {
        var request =
                new RunData.Request(
                        List.of(file),
                        List.of(instrument.symbol()),
                        CsvMapping.AUTO,
                        instrument.kind(),
                        null,
                        List.of(),
                        null,
                        null,
                        ReadOptions.STRICT,
                        List.of(folder),
                        List.of());
        return RunData.load(request).history().events().stream()
                .filter(InstrumentEvent.Split.class::isInstance)
                .map(event -> event.of(instrument));
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
