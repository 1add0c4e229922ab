package dev.tandem.analytics;

import static dev.tandem.analytics.Figures.check;
import static dev.tandem.analytics.Figures.daily;

import dev.tandem.api.calendar.TradingCalendar;
import org.junit.jupiter.api.Test;

class DistributionStatisticsTest {
    @Test
    void theTailOfEvenlySpacedReturns() {
        // -5.0 %, -4.9 %, ... 5.0 %: 101 returns, so the 5 % quantile is the sixth, -4.5 %, and the
        // mean of the six is -4.75 %
        var figures = figures(daily(101, i -> (i - 50) / 1000.0));

        check(figures.valueAtRisk(), -0.045);
        check(figures.conditionalValueAtRisk(), -0.0475);
    }

    @Test
    void oneReturnOutOfTwentyIsSkewed() {
        // 19 times 0 and once 1, p = 0.05: g1 = (1-2p) / sqrt(p(1-p)) = 0.9 / sqrt(0.0475), times
        // sqrt(20*19)/18 is sqrt(20). g2 = (1 - 6p(1-p)) / (p(1-p)) = 0.715/0.0475, and
        // 19/(18*17) * (21*g2 + 6) is 20
        var figures = figures(daily(20, i -> i == 7 ? 1 : 0));

        check(figures.skew(), Math.sqrt(20));
        check(figures.kurtosis(), 20);
    }

    private static DistributionStatistics figures(PriceSeries series) {
        var periods = PeriodMarks.of(series, TradingCalendar.alwaysOpen());
        return new DistributionStatistics(new PeriodReturns(periods, StatisticsSettings.DEFAULT));
    }
}
