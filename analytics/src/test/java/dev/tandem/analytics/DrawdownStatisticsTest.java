package dev.tandem.analytics;

import static dev.tandem.analytics.Figures.check;
import static dev.tandem.analytics.Figures.daily;
import static dev.tandem.analytics.Figures.reason;
import static dev.tandem.analytics.Runs.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.api.calendar.TradingCalendar;
import java.util.List;
import org.junit.jupiter.api.Test;

class DrawdownStatisticsTest {
    private static final long HOUR = DAY / 24;
    private static final TradingCalendar DAILY = TradingCalendar.alwaysOpen();

    @Test
    void aFallWithinTheDayIsDeeperThanThatOnCloses() {
        // 100, then within one day 80 and back to 95, then 110: -20 % at all marks, -5 % on closes;
        // peak at midnight, trough at 18 h, recovered after 48 h
        var statistics = statistics(marks(0, 100, 18, 80, 24, 95, 48, 110));

        check(statistics, "max_drawdown", -0.2);
        check(statistics, "max_drawdown_on_closes", -0.05);
        check(statistics, "max_drawdown_days", 2);
        check(statistics, "max_drawdown_recovery_days", 30.0 / 24);
    }

    @Test
    void aDrawdownThatLastsIsOpen() {
        var statistics = statistics(marks(0, 100, 24, 120, 48, 90, 96, 119));

        check(statistics, "max_drawdown", -0.25);
        assertThat(reason(statistics, "max_drawdown_days")).isEqualTo("open, 3 d so far");
        assertThat(reason(statistics, "max_drawdown_recovery_days")).isEqualTo("open, 3 d so far");
    }

    @Test
    void calmarAndUlcerByHand() {
        // 360 days at 100, a fall by a tenth and its recovery, 10 days more: growth 0; 373 values,
        // of which one is 10 % down
        var statistics = statistics(daily(372, i -> i == 360 ? -0.1 : i == 361 ? 1 / 0.9 - 1 : 0));

        check(statistics, "calmar_ratio", 0);
        check(statistics, "ulcer_index", Math.sqrt(0.01 / 373));
        check(statistics, "max_drawdown_days", 2);
        assertThat(statistics.find("calmar_ratio").orElseThrow().minimum()).isEqualTo("365 days");
    }

    @Test
    void theTableShowsTheDrawdownOnClosesOnlyWhereItDiffers() {
        var within = statistics(marks(0, 100, 18, 80, 24, 95, 48, 110));
        var between = statistics(marks(0, 100, 24, 80, 48, 110));

        assertThat(ResultTable.text(within, List.of(), TableStyle.PLAIN))
                .containsPattern("Max drawdown +-20.00 %\n +on closes +-5.00 %\n");
        assertThat(ResultTable.text(between, List.of(), TableStyle.PLAIN))
                .doesNotContain("on closes");
    }

    private static PriceSeries marks(int... hoursAndValues) {
        var series = new PriceSeries();
        for (var i = 0; i < hoursAndValues.length; i += 2) {
            series.add(hoursAndValues[i] * HOUR, hoursAndValues[i + 1]);
        }
        return series;
    }

    private static Statistics statistics(PriceSeries series) {
        return BuyAndHold.of(series, DAILY, StatisticsSettings.DEFAULT);
    }
}
