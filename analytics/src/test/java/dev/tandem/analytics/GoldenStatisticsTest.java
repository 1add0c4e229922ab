package dev.tandem.analytics;

import static dev.tandem.analytics.Runs.DAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.api.calendar.TradingCalendar;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What we report against what empyrical-reloaded computed for the same series, with the switches
/// that lead to its conventions. All of its figures are in [ReferenceStatisticsTest].
class GoldenStatisticsTest {
    private static final double TOLERANCE = 1e-9;

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "vnq-vs-spy, data/equities-daily/etf/VNQ.csv.gz, adj_close",
        "ief-vs-spy-rf, data/equities-daily/etf/IEF.csv.gz, adj_close",
        "dbc-alone, data/equities-daily/etf/DBC.csv.gz, adj_close",
        "aapl-vs-adp, data/equities-daily/adjusted/AAPL.csv.gz, close",
        "btc-4h-crypto-year, data/crypto-bars/Coinbase-BTC-USD_4h.csv.gz, close",
        "equity-of-bt-08-bracket-long, golden/bt-08-bracket-long/equity.csv, equity",
        "equity-of-bt-11-monthly-rebalance-6-etf,"
                + " golden/bt-11-monthly-rebalance-6-etf/equity.csv, equity",
        "equity-of-bt-12-long-short-flip, golden/bt-12-long-short-flip/equity.csv, equity"
    })
    void statisticsAgreeWithTheReference(String name, String path, String column) {
        var golden = GoldenStatistics.all().get(name);
        var series = series(path, column);
        var marks = marks(series, golden);

        var statistics = Statistics.of(series, marks, settings(golden));

        assertThat(marks.size() - 1).isEqualTo((int) golden.value("n"));
        check(statistics, "total_return", golden.value("cum_return"));
        check(statistics, "cagr", golden.value("annual_return_cagr"));
        check(statistics, "volatility", golden.value("annual_volatility"));
        check(statistics, "sharpe_ratio", golden.value("sharpe"));
        check(statistics, "sortino_ratio", golden.value("sortino"));
        check(statistics, "max_drawdown", golden.value("max_drawdown"));
        check(statistics, "max_drawdown_on_closes", golden.value("max_drawdown"));
        check(statistics, "calmar_ratio", golden.value("calmar"));
        check(statistics, "value_at_risk_95", golden.value("var_5"));
        check(statistics, "conditional_value_at_risk_95", golden.value("cvar_5"));
        check(statistics, "skew", golden.value("skew"));
        check(statistics, "excess_kurtosis", golden.value("kurtosis_excess"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "vnq-vs-spy, etf/VNQ, etf/SPY, adj_close",
        "ief-vs-spy-rf, etf/IEF, etf/SPY, adj_close",
        "aapl-vs-adp, adjusted/AAPL, adjusted/ADP, close"
    })
    void figuresBesideABenchmarkAgreeWithTheReference(
            String name, String own, String benchmark, String column) {
        var golden = GoldenStatistics.all().get(name);
        var marks = marks(series("data/equities-daily/" + own + ".csv.gz", column), golden);
        var other = marks(series("data/equities-daily/" + benchmark + ".csv.gz", column), golden);

        var figures = BenchmarkStatistics.of(new PeriodReturns(marks, settings(golden)), other);

        check(figures.alpha(), golden.value("alpha"));
        check(figures.beta(), golden.value("beta"));
        check(figures.informationRatio(), golden.value("information_ratio_per_bar"));
    }

    private static StatisticsSettings settings(GoldenStatistics golden) {
        var settings = golden.settings();
        var riskFree = Math.pow(1 + settings.riskFree(), settings.periodsPerYear()) - 1;
        return new StatisticsSettings(
                riskFree, settings.requiredReturn(), AnnualConvention.PERIODS);
    }

    private static PeriodMarks marks(PriceSeries series, GoldenStatistics golden) {
        return PeriodMarks.of(series, TradingCalendar.alwaysOpen())
                .withPeriodsPerYear(golden.settings().periodsPerYear());
    }

    /// A column with one value a day, so that every bar is a period, also those of four hours.
    private static PriceSeries series(String path, String column) {
        var series = new PriceSeries();
        for (var value : GoldenStatistics.levels(path, column)) {
            series.add((series.size() + 1) * DAY, value);
        }
        return series;
    }

    private static void check(Statistics statistics, String name, double expected) {
        check(statistics.find(name).orElseThrow(), expected);
    }

    private static void check(Statistic statistic, double expected) {
        assertThat(statistic.value().orElseThrow())
                .as(statistic.name())
                .isCloseTo(expected, within(TOLERANCE * Math.abs(expected)));
    }
}
