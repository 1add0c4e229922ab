package dev.tandem.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Against the numbers of talipp (see shared/golden/indicators/README.md).
@ParameterizedClass
@CsvSource({
    "talipp-btc-4h, crypto-bars/Coinbase-BTC-USD_4h.csv.gz",
    "talipp-spy-daily, equities-daily/lean/SPY.csv.gz"
})
record TalippTest(String folder, String input) {
    private static final int ROWS = 2500;
    private static final int TABLES = 18;

    static Set<String> tables() {
        return TalippComparisons.all().keySet();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void everyCellIsTheirs(String name) {
        var table = new GoldenTable(path() + name + ".csv", SharedFolder.bars("data/" + input));

        TalippComparisons.all().get(name).accept(table);

        table.assertComplete(ROWS);
    }

    @Test
    void noTableIsLeftOut() {
        assertThat(SharedFolder.tables(path()))
                .hasSize(TABLES)
                .containsExactlyInAnyOrderElementsOf(tables());
    }

    private String path() {
        return "golden/indicators/" + folder + "/";
    }
}
