package dev.tandem.analytics;

import static dev.tandem.analytics.Figures.check;
import static dev.tandem.analytics.Runs.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.api.calendar.TradingCalendar;
import org.junit.jupiter.api.Test;

class ExcursionStatisticsTest {
    @Test
    void worstAndBestOfTwoTradesByHand() {
        // 10 at 100, between 96 and 109: -40 and 90 of 1000; 10 at 50, between 44 and 51: -60 and
        // 10 of 500
        var run = new Runs("10000").buy(1, "10", "100", "0").bar(DAY, 109, 96);
        run.sell(DAY + 1, "10", "100", "0").buy(DAY + 2, "10", "50", "0");
        run.bar(2 * DAY, 51, 44).sell(2 * DAY + 1, "10", "50", "0");

        var statistics = Statistics.of(run.recorder, TradingCalendar.alwaysOpen());

        check(statistics, "mae_mean", -50);
        check(statistics, "mae_worst", -60);
        check(statistics, "mae_of_entry_mean", (-0.04 - 0.12) / 2);
        check(statistics, "mfe_mean", 50);
        check(statistics, "mfe_best", 90);
        check(statistics, "mfe_of_entry_mean", (0.09 + 0.02) / 2);
        check(statistics, "closed_pnl", 0);
    }

    @Test
    void withoutTradesThereAreNone() {
        var statistics = Statistics.of(new Runs("1").recorder, TradingCalendar.alwaysOpen());

        assertThat(Figures.reason(statistics, "mae_worst")).isEqualTo("needs 1 trade, has 0");
    }
}
