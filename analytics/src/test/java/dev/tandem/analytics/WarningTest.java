package dev.tandem.analytics;

import static dev.tandem.analytics.Runs.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.api.calendar.TradingCalendar;
import org.junit.jupiter.api.Test;

class WarningTest {
    @Test
    void fewTradesAndMissingCostsAreSaid() {
        var run = new Runs("1000").buy(0, "1", "10", "0").sell(DAY, "1", "11", "0");

        assertThat(Warning.of(statistics(run), false))
                .extracting(Warning::code)
                .containsExactly("TDM-3011", "TDM-3004");
        assertThat(Warning.of(statistics(run), true)).hasSize(1);
    }

    @Test
    void aRunWithoutFillsHasNoCostsToMiss() {
        assertThat(Warning.of(statistics(new Runs("1000")), false))
                .extracting(Warning::toString)
                .containsExactly("no trade was closed: there are no trade statistics (TDM-3011)");
    }

    @Test
    void thirtyTradesAreEnough() {
        var run = new Runs("1000");
        for (var i = 0; i < 30; i++) {
            run.buy(i, "1", "10", "0.01").sell(i, "1", "11", "0");
        }

        assertThat(Warning.of(statistics(run), false)).isEmpty();
    }

    private static Statistics statistics(Runs run) {
        return Statistics.of(run.recorder, TradingCalendar.alwaysOpen());
    }
}
