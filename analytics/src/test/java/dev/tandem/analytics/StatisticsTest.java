package dev.tandem.analytics;

import static dev.tandem.analytics.Figures.check;
import static dev.tandem.analytics.Figures.reason;
import static dev.tandem.analytics.Runs.DAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.api.calendar.TradingCalendar;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatisticsTest {
    private static final TradingCalendar DAILY = TradingCalendar.alwaysOpen();

    @Test
    void returnsOfTwentyDaysGiveHandComputedFigures() {
        // ten times +10 % then -5 %: mean 0.025, sample deviation 0.075 * sqrt(20/19)
        var statistics = ofPrices(swings(10, 1.10, 0.95));
        var total = Math.pow(1.1 * 0.95, 10) - 1;
        var deviation = 0.075 * Math.sqrt(20.0 / 19);
        var perPeriod = 0.025 / deviation;

        check(statistics, "total_return", total);
        check(statistics, "volatility", deviation * Math.sqrt(365));
        check(statistics, "sharpe_ratio", perPeriod * Math.sqrt(365));
        check(statistics, "sortino_ratio", 0.025 / Math.sqrt(0.0025 / 2) * Math.sqrt(365));
        check(statistics, "max_drawdown", -0.05);
        check(statistics, "time_in_market", 1);
        var interval = statistics.find("sharpe_ratio").orElseThrow().ci95().orElseThrow();
        var margin = 1.96 * Math.sqrt((1 + perPeriod * perPeriod / 2) / 20) * Math.sqrt(365);
        assertThat(interval.high() - interval.low()).isCloseTo(2 * margin, within(1e-12));
        assertThat(statistics.find("sharpe_ratio").orElseThrow().periodsPerYear()).hasValue(365);
        assertThat(reason(statistics, "cagr")).isEqualTo("needs 90 days, has 20");
        assertThat(reason(statistics, "calmar_ratio")).isEqualTo("needs 365 days, has 20");
    }

    @Test
    void theRiskFreeRateAndTheTargetAreTakenOffEachReturn() {
        // a rate of 1.01^365 - 1 a year is 1 % a day: excess +9 % and -6 %, mean 0.015; over a
        // target of 2 % a day: +8 % and -7 %, mean 0.005, downside sqrt(0.0049 / 2)
        var settings =
                new StatisticsSettings(Math.pow(1.01, 365) - 1, 0.02, AnnualConvention.CALENDAR);

        var statistics = BuyAndHold.of(swings(10, 1.10, 0.95), DAILY, settings);

        var deviation = 0.075 * Math.sqrt(20.0 / 19);
        check(statistics, "sharpe_ratio", 0.015 / deviation * Math.sqrt(365));
        check(statistics, "sortino_ratio", 0.005 / Math.sqrt(0.0049 / 2) * Math.sqrt(365));
        check(statistics, "volatility", deviation * Math.sqrt(365));
    }

    @Test
    void growthCountsCalendarDays() {
        var series = new PriceSeries();
        series.add(0, 100);
        series.add(400 * DAY, 80);
        series.add(731 * DAY, 121);

        var statistics = ofPrices(series);

        check(statistics, "cagr", Math.pow(1.21, 365.25 / 731) - 1);
        check(statistics, "calmar_ratio", (Math.pow(1.21, 365.25 / 731) - 1) / 0.2);
        check(statistics, "max_drawdown_days", 731);
        check(statistics, "max_drawdown_recovery_days", 331);
    }

    @Test
    void tooFewReturnsSayHowManyAreNeeded() {
        var statistics = ofPrices(swings(9, 1.1, 0.95));

        assertThat(reason(statistics, "volatility")).isEqualTo("needs 20 returns, has 18");
        assertThat(reason(statistics, "value_at_risk_95")).isEqualTo("needs 100 returns, has 18");
        assertThat(statistics.value("total_return")).isPresent();
    }

    @Test
    void aPriceThatNeverMovesHasNoRatios() {
        var statistics = ofPrices(swings(250, 1, 1));

        check(statistics, "volatility", 0);
        check(statistics, "max_drawdown", 0);
        assertThat(reason(statistics, "sharpe_ratio")).isEqualTo("returns never vary");
        assertThat(reason(statistics, "sortino_ratio")).isEqualTo("no losing period");
        assertThat(reason(statistics, "calmar_ratio")).isEqualTo("no drawdown");
        assertThat(reason(statistics, "skew")).isEqualTo("returns never vary");
    }

    @Test
    void ruinLeavesNoReturnFigures() {
        var run = new Runs("100").mark(DAY, "100", "0").mark(2 * DAY, "-5", "10");
        run.mark(3 * DAY, "5", "0");

        var statistics = Statistics.of(run.recorder, DAILY);

        assertThat(reason(statistics, "total_return")).isEqualTo("value fell to zero");
        assertThat(reason(statistics, "gross_exposure_mean")).isEqualTo("equity fell to zero");
        check(statistics, "max_drawdown", -1.05);
        assertThat(reason(statistics, "max_drawdown_days")).isEqualTo("open, 2 d so far");
    }

    @Test
    void nothingIsEverNaN() {
        var empty = Statistics.of(new Runs("100").recorder, DAILY);

        assertThat(empty.all())
                .allMatch(each -> each.isAbsent() || Double.isFinite(each.value().getAsDouble()));
        assertThat(reason(empty, "max_drawdown")).isEqualTo("needs 2 marks, has 0");
        assertThat(reason(empty, "win_rate")).isEqualTo("needs 1 trade, has 0");
        assertThat(reason(empty, "turnover")).isEqualTo("no time passed");
    }

    @Test
    void tradeFiguresCountZeroAsNotWon() {
        var run = new Runs("10000");
        for (var exit :
                List.of("110", "110", "110", "110", "110", "120", "100", "90", "95", "95")) {
            run.buy(0, "10", "100", "0").sell(DAY, "10", exit, "0");
        }
        run.buy(2 * DAY, "1", "100", "0");

        var statistics = Statistics.of(run.recorder, DAILY);

        check(statistics, "trades", 10);
        check(statistics, "open_trades", 1);
        check(statistics, "win_rate", 0.6);
        check(statistics, "profit_factor", 700.0 / 200);
        check(statistics, "payoff", 700.0 / 6 / (200.0 / 3));
        check(statistics, "expectancy", 50);
        check(statistics, "expectancy_of_equity", 0.005);
        check(statistics, "average_hold_days", 1);
        check(statistics, "average_hold_bars", 0);
        check(statistics, "best_trade", 0.2);
        check(statistics, "worst_trade", -0.1);
    }

    @Test
    void fewTradesHaveNoExpectancyAndWinnersAloneNoProfitFactor() {
        var run = new Runs("10000").buy(0, "10", "100", "0").sell(DAY, "10", "101", "0");

        var statistics = Statistics.of(run.recorder, DAILY);

        assertThat(reason(statistics, "expectancy")).isEqualTo("needs 10 trades, has 1");
        assertThat(reason(statistics, "profit_factor")).isEqualTo("no losing trade");
        check(statistics, "win_rate", 1);
    }

    @Test
    void theNormalDistributionIsKnownAtItsLandmarks() {
        assertThat(Normal.cumulative(0)).isEqualTo(0.5);
        assertThat(Normal.cumulative(1.96)).isCloseTo(0.9750021048517795, within(1e-14));
        assertThat(Normal.cumulative(-1)).isCloseTo(0.15865525393145707, within(1e-14));
        assertThat(Normal.cumulative(99)).isEqualTo(1);
        assertThat(Normal.quantile(0.5)).isCloseTo(0, within(1e-15));
        assertThat(Normal.quantile(0.99)).isCloseTo(2.3263478740408408, within(1e-12));
        assertThat(Normal.quantile(1)).isInfinite();
    }

    @Test
    void ulcerQuantileAndProbabilisticSharpe() {
        assertThat(ReturnMath.ulcerIndex(new double[] {100, 90, 100, 80}))
                .isCloseTo(Math.sqrt((0.01 + 0.04) / 4), within(1e-15));
        assertThat(ReturnMath.quantile(new double[] {4, 1, 3, 2}, 0.5)).isEqualTo(2.5);
        assertThat(ReturnMath.meanBelow(new double[] {4, 1, 3, 2}, 2.5)).isEqualTo(1.5);
        // symmetric returns around their mean 0: no skill, even odds
        assertThat(SharpeMath.probabilityAbove(0, new double[] {1, -1, 2, -2, 1, -1}))
                .isEqualTo(0.5);
    }

    private static PriceSeries swings(int pairs, double up, double down) {
        var series = new PriceSeries();
        var price = 100.0;
        series.add(0, price);
        for (var i = 0; i < pairs; i++) {
            price *= up;
            series.add((2 * i + 1) * DAY, price);
            price *= down;
            series.add((2 * i + 2) * DAY, price);
        }
        return series;
    }

    private static Statistics ofPrices(PriceSeries series) {
        return BuyAndHold.of(series, DAILY, StatisticsSettings.DEFAULT);
    }
}
