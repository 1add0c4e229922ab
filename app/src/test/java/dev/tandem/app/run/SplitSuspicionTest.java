package dev.tandem.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.analytics.Warning;
import dev.tandem.api.instrument.InstrumentClass;
import dev.tandem.api.market.BarSize;
import dev.tandem.data.BarColumns;
import dev.tandem.data.InstrumentTerms;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SplitSuspicionTest {
    private static final long DAY = 86_400_000_000_000L;

    @ParameterizedTest(name = "{0} from {1} to {2}")
    @CsvSource({
        "EQUITY, 645.57, 92.70, X 7:1 on 1970-01-02",
        "EQUITY, 499.23, 127.58, X 4:1 on 1970-01-02",
        "EQUITY, 2.20, 17.70, X 1:8 on 1970-01-02",
        "EQUITY, 100, 70, ''",
        "EQUITY, 100, 101, ''",
        "CRYPTO, 100, 50, ''",
    })
    void aJumpNearAWholeRatioIsNamed(InstrumentClass kind, double close, double open, String text) {
        var warnings = SplitSuspicion.of(List.of(bars(kind, close, open)), List.of());

        if (text.isEmpty()) {
            assertThat(warnings).isEmpty();
        } else {
            assertThat(warnings)
                    .containsExactly(
                            new Warning(
                                    "TDM-3030",
                                    "prices look unadjusted: "
                                            + text
                                            + "; the run takes such a jump for a gain or a loss unless its"
                                            + " split is given with --actions"));
        }
    }

    private static BarColumns bars(InstrumentClass kind, double close, double open) {
        return BarColumns.builder(InstrumentTerms.of(kind, "X").instrument("X", 0), BarSize.D1)
                .append(0, DAY, close, close, close, close, 1, 0)
                .append(DAY, 2 * DAY, open, open, open, open, 1, 1)
                .build();
    }
}
