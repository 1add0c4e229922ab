package dev.tandem.app.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.testkit.golden.Certification;
import dev.tandem.testkit.golden.GoldenCases;
import dev.tandem.testkit.golden.SharedFolder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every cell of the tables that no strategy made: statistics, aggregated bars, indicators; see
/// their `README.md` in the reference data.
class GoldenTablesTest {
    private final Path golden = SharedFolder.find().resolve("golden");

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "statistics, statistics, 1, 276",
        "resample, aggregation, 6, 38155",
        "indicators/stock-indicators, indicators, 36, 45180",
        "indicators/talipp-btc-4h, indicators, 18, 80000",
        "indicators/talipp-spy-daily, indicators, 18, 80000",
        "indicators/weekly-anchored-vwap, indicators, 2, 54180"
    })
    void everyCellAgrees(String folder, String kind, int tables, int cells) {
        var cases = GoldenCases.find(golden.resolve(folder));

        assertThat(cases).singleElement().extracting(found -> found.kind()).isEqualTo(kind);
        var result = Certification.of(cases.getFirst(), null);
        assertThat(result.failure()).isEmpty();
        assertThat(result.agreement().differences()).isEmpty();
        assertThat(result.agreement().cells()).hasSize(tables);
        assertThat(result.cells()).isEqualTo(cells);
    }

    @Test
    void everyFolderOfTheReferenceDataIsACase() {
        assertThat(GoldenCases.find(golden))
                .extracting(found -> found.kind())
                .doesNotContain("unknown")
                .contains("backtrader", "statistics", "aggregation", "indicators")
                .hasSizeGreaterThanOrEqualTo(38);
    }
}
