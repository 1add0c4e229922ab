package dev.tandem.analytics;

import static dev.tandem.analytics.Figures.check;
import static dev.tandem.analytics.Runs.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.api.calendar.TradingCalendar;
import org.junit.jupiter.api.Test;

class ExposureStatisticsTest {
    private static final TradingCalendar DAILY = TradingCalendar.alwaysOpen();

    @Test
    void longAndShortByHand() {
        var run = new Runs("1000").mark(0, "1000", "0");
        run.buy(1, "15", "100", "0").mark(DAY, "1000", "1500"); // cash -500
        run.sell(DAY + 1, "19", "100", "0").mark(2 * DAY, "1000", "400"); // cash 1400
        run.buy(2 * DAY + 1, "4", "100", "0").mark(3 * DAY, "1000", "0");

        var statistics = Statistics.of(run.recorder, DAILY);

        check(statistics, "gross_exposure_mean", (1.5 + 0.4) / 4);
        check(statistics, "gross_exposure_max", 1.5);
        check(statistics, "net_exposure_mean", (1.5 - 0.4) / 4);
        check(statistics, "net_exposure_min", -0.4);
        check(statistics, "net_exposure_max", 1.5);
        check(statistics, "leverage_mean", (1.5 + 0.4) / 4);
        check(statistics, "leverage_max", 1.5);
        check(statistics, "time_in_market", 2.0 / 4);
    }

    @Test
    void turnoverByHand() {
        // 1000 traded in 731 days, half of it against 1000 of equity
        var run = new Runs("1000").mark(0, "1000", "0").buy(1, "5", "100", "0");
        run.mark(DAY, "1000", "500").sell(DAY + 1, "5", "100", "0");
        run.mark(731 * DAY, "1000", "0");

        var statistics = Statistics.of(run.recorder, DAILY);

        check(statistics, "turnover", 0.5 / (731 / 365.25));
        check(statistics, "time_in_market", 1.0 / 3);
    }

    @Test
    void withoutMarksThereIsNothingToMeasure() {
        var statistics = Statistics.of(new Runs("1000").recorder, DAILY);

        assertThat(Figures.reason(statistics, "net_exposure_min")).isEqualTo("needs 1 mark, has 0");
        assertThat(Figures.reason(statistics, "time_in_market")).isEqualTo("needs 1 period, has 0");
    }
}
