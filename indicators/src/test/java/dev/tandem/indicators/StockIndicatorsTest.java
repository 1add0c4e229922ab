package dev.tandem.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Against the numbers of Stock.Indicators (see shared/golden/indicators/README.md).
class StockIndicatorsTest {
    private static final String FOLDER = "golden/indicators/stock-indicators/";
    private static final int ROWS = 502;
    private static final int TABLES = 36;

    static Set<String> tables() {
        return comparisons().keySet();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void everyCellIsTheirs(String name) {
        var table =
                new GoldenTable(FOLDER + name + ".csv", SharedFolder.bars(FOLDER + "_input.csv"));

        comparisons().get(name).accept(table);

        table.assertComplete(ROWS);
    }

    @Test
    void noTableIsLeftOut() {
        assertThat(SharedFolder.tables(FOLDER))
                .hasSize(TABLES)
                .containsExactlyInAnyOrderElementsOf(tables());
    }

    private static Map<String, Consumer<GoldenTable>> comparisons() {
        var all = new LinkedHashMap<>(StockIndicatorsAverages.comparisons());
        all.putAll(StockIndicatorsOscillators.comparisons());
        all.putAll(StockIndicatorsChannels.comparisons());
        return all;
    }
}
