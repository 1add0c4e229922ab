package dev.tandem.analytics;

import static dev.tandem.analytics.Figures.check;
import static dev.tandem.analytics.Figures.daily;
import static dev.tandem.analytics.Runs.DAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.api.calendar.TradingCalendar;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchmarkStatisticsTest {
    private static final TradingCalendar DAILY = TradingCalendar.alwaysOpen();

    // b: 2 %, -1 %, ... is 0.005 +- 0.015, of variance 0.000225. r = 0.001 + 2b + e, where e is
    // 0.01, 0.01, -0.01, -0.01, ... of variance 0.0001 and no correlation with b. So beta is 2 and
    // alpha 0.001; of the variance of r, 4 * 0.000225 + 0.0001, the line explains nine tenths.
    private static final PriceSeries BENCHMARK = daily(60, BenchmarkStatisticsTest::benchmark);
    private static final PriceSeries OWN =
            daily(60, i -> 0.001 + 2 * benchmark(i) + (i % 4 < 2 ? 0.01 : -0.01));

    private static double benchmark(int day) {
        return day % 2 == 0 ? 0.02 : -0.01;
    }

    @Test
    void aRegressionByHand() {
        var figures = figures(OWN, BENCHMARK, AnnualConvention.CALENDAR);

        check(figures.beta(), 2);
        check(figures.alpha(), 0.001 * 365);
        check(figures.rSquared(), 0.9);
        assertThat(figures.alpha().periodsPerYear()).hasValue(365);
        assertThat(figures.beta().n()).isEqualTo(60);
        assertThat(figures.beta().minimum()).isEqualTo("60 common returns");
    }

    @Test
    void trackingErrorAndInformationRatioByHand() {
        // r - b = 0.001 + b + e: mean 0.006, variance 0.000225 + 0.0001, as a sample times 60/59
        var deviation = Math.sqrt(0.000325 * 60 / 59);

        var figures = figures(OWN, BENCHMARK, AnnualConvention.CALENDAR);

        check(figures.trackingError(), deviation * Math.sqrt(365));
        check(figures.informationRatio(), 0.006 / deviation * Math.sqrt(365));
    }

    @Test
    void thePeriodConventionCompoundsAlphaAndKeepsTheInformationRatioOfAPeriod() {
        var figures = figures(OWN, BENCHMARK, AnnualConvention.PERIODS);

        check(figures.alpha(), Math.pow(1.001, 365) - 1);
        check(figures.informationRatio(), 0.006 / Math.sqrt(0.000325 * 60 / 59));
        assertThat(figures.informationRatio().periodsPerYear()).isEmpty();
    }

    @Test
    void whatCannotBeToldSaysWhy() {
        var flat = daily(60, _ -> 0);

        assertThat(reasons(daily(9, i -> i), BENCHMARK))
                .containsOnly("needs 60 common returns, has 9");
        assertThat(reasons(OWN, flat))
                .containsExactly(
                        "benchmark never varies",
                        "benchmark never varies",
                        "benchmark never varies",
                        "",
                        "");
        assertThat(reasons(OWN, OWN))
                .containsExactly("", "", "", "", "difference to the benchmark never varies");
        assertThat(reasons(flat, BENCHMARK)).containsExactly("", "", "returns never vary", "", "");
        assertThat(reasons(OWN, daily(60, i -> i == 30 ? -1 : 0)))
                .containsOnly("a value fell to zero");
    }

    @Test
    void seriesAreCutToTheDaysTheyHaveInCommon() {
        var own = new PriceSeries();
        own.add(0, 100);
        own.add(DAY, 110);
        own.add(3 * DAY, 121); // did not trade on the third day
        var pairs =
                PairedReturns.of(
                        PeriodMarks.of(own, DAILY),
                        PeriodMarks.of(daily(5, i -> (i + 1) / 10.0), DAILY));

        assertThat(pairs.own()).containsExactly(new double[] {0.1, 0.1}, within(1e-12));
        assertThat(pairs.benchmark()) // 1.2 * 1.3 over both days
                .containsExactly(new double[] {0.1, 0.56}, within(1e-12));
    }

    @Test
    void aRunHasTheFiguresWithABenchmarkAndTheirReasonWithout() {
        var run = new Runs("100");
        for (var i = 0; i <= 60; i++) {
            run.mark(i * DAY, "100", "0");
        }

        var beside = Statistics.of(run.recorder, DAILY, BENCHMARK);
        var alone = Statistics.of(run.recorder, DAILY);

        check(beside, "beta", 0);
        // 0 - b: the sample deviation of b
        check(beside, "tracking_error", 0.015 * Math.sqrt(60.0 / 59) * Math.sqrt(365));
        assertThat(Figures.reason(alone, "beta")).isEqualTo("no benchmark");
        assertThat(alone.all())
                .extracting(Statistic::name)
                .containsExactlyElementsOf(beside.all().stream().map(Statistic::name).toList());
    }

    private static BenchmarkStatistics figures(
            PriceSeries own, PriceSeries benchmark, AnnualConvention convention) {
        var returns =
                new PeriodReturns(
                        PeriodMarks.of(own, DAILY), new StatisticsSettings(0, convention));
        return BenchmarkStatistics.of(returns, PeriodMarks.of(benchmark, DAILY));
    }

    private static List<String> reasons(PriceSeries own, PriceSeries benchmark) {
        return figures(own, benchmark, AnnualConvention.CALENDAR).all().stream()
                .map(Statistic::reason)
                .toList();
    }
}
