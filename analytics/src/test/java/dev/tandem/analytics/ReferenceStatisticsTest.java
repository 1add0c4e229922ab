package dev.tandem.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Every number of `golden/statistics/statistics.json` of the reference data.
class ReferenceStatisticsTest {
    private static final double TOLERANCE = 1e-9;

    /// What is mathematically 0 is rounding noise there and here; the largest in the file is 6e-17.
    private static final double NOISE = 1e-16;

    /// Series, its column, and that of the benchmark where there is one.
    private static final Map<String, String[]> FILES =
            Map.of(
                    "vnq-vs-spy", etf("VNQ", "SPY"),
                    "ief-vs-spy-rf", etf("IEF", "SPY"),
                    "dbc-alone", etf("DBC"),
                    "aapl-vs-adp",
                            new String[] {
                                "close",
                                "data/equities-daily/adjusted/AAPL.csv.gz",
                                "data/equities-daily/adjusted/ADP.csv.gz"
                            },
                    "btc-4h-crypto-year",
                            new String[] {"close", "data/crypto-bars/Coinbase-BTC-USD_4h.csv.gz"},
                    "equity-of-bt-11-monthly-rebalance-6-etf",
                            equity("bt-11-monthly-rebalance-6-etf"),
                    "equity-of-bt-12-long-short-flip", equity("bt-12-long-short-flip"),
                    "equity-of-bt-08-bracket-long", equity("bt-08-bracket-long"));

    @Test
    void everyNumberOfTheReferenceIsReproduced() {
        var compared = 0;
        var undefined = 0;
        var infinite = 0;
        for (var golden : GoldenStatistics.all().entrySet()) {
            var actual = figures(golden.getKey(), golden.getValue());
            assertThat(actual.keySet())
                    .as(golden.getKey())
                    .containsExactlyElementsOf(golden.getValue().values().keySet());
            for (var figure : golden.getValue().values().entrySet()) {
                var expected = figure.getValue();
                check(
                        golden.getKey() + " " + figure.getKey(),
                        actual.get(figure.getKey()),
                        expected);
                compared++;
                undefined += expected.isNaN() ? 1 : 0;
                infinite += expected.isInfinite() ? 1 : 0;
            }
        }
        assertThat(compared).isEqualTo(276);
        assertThat(undefined).isEqualTo(8);
        assertThat(infinite).isEqualTo(3);
    }

    private static Map<String, Double> figures(String name, GoldenStatistics golden) {
        var files = FILES.get(name);
        var returns =
                files == null ? golden.returns() : GoldenStatistics.returns(files[1], files[0]);
        var figures =
                new LinkedHashMap<>(new ReferenceStatistics(returns, golden.settings()).all());
        if (golden.values().containsKey("beta")) {
            var benchmark =
                    files == null
                            ? golden.benchmark()
                            : GoldenStatistics.returns(files[2], files[0]);
            figures.putAll(new ReferenceComparison(returns, benchmark, golden.settings()).all());
        }
        return figures;
    }

    private static void check(String what, double actual, double expected) {
        if (Double.isFinite(expected)) {
            assertThat(actual)
                    .as(what)
                    .isCloseTo(expected, within(Math.max(NOISE, TOLERANCE * Math.abs(expected))));
        } else {
            assertThat(actual).as(what).isEqualTo(Double.valueOf(expected));
        }
    }

    @Test
    void figuresOfFourReturnsByHand() {
        var returns = new double[] {0.1, -0.2, 0.3, -0.1};
        var statistics = new ReferenceStatistics(returns, ReferenceSettings.of(4));

        // gains 0.1 + 0.3 over losses 0.2 + 0.1
        near(statistics.omega(), 4.0 / 3);
        // sorted -0.2 -0.1 0.1 0.3: 5 % lies 0.15 of the way from -0.2, 95 % 0.85 from 0.1
        near(statistics.tailRatio(), 0.27 / 0.185);
        // floor(3 * 0.5) + 1 = 2 smallest
        near(statistics.conditionalValueAtRisk(0.5), -0.15);
        // A equals n, so the year is the product: 1.1 * 0.8 * 1.3 * 0.9
        near(statistics.growthRate(), 1.0296 - 1);
        // 1.1 to 0.88, a fifth lost
        near(statistics.maxDrawdown(), -0.2);
    }

    @Test
    void aComparisonOfFourReturnsByHand() {
        var comparison =
                new ReferenceComparison(
                        new double[] {0.1, -0.2, 0.3, -0.1},
                        new double[] {0.2, -0.1, 0.1, 0},
                        ReferenceSettings.of(1));

        // bars 1, 2, 4 are worse and bar 3 is better; of 1, 3, 4 with b >= 0 one is better
        near(comparison.battingAverage(), 0.25);
        near(comparison.all().get("batting_average.1"), 1.0 / 3);
        // up bars 1 and 3: sqrt(1.1 * 1.3) - 1 over sqrt(1.2 * 1.1) - 1
        near(comparison.up().capture(), (Math.sqrt(1.43) - 1) / (Math.sqrt(1.32) - 1));
        // two points (0.2, 0.1) and (0.1, 0.3): slope -2, through 0.5
        near(comparison.up().beta(), -2);
        near(comparison.up().alpha(), 0.5);
    }

    @Test
    void seriesOfDifferentLengthAreRefused() {
        assertThatThrownBy(() ->
                        new ReferenceComparison(
                                new double[2], new double[3], ReferenceSettings.of(1)))
                .hasMessage("2 returns beside 3");
        assertThatThrownBy(() -> new ReferenceSettings(0, 0, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void near(double actual, double expected) {
        assertThat(actual).isCloseTo(expected, within(1e-14));
    }

    private static String[] etf(String... symbols) {
        var files = new String[symbols.length + 1];
        files[0] = "adj_close";
        for (var i = 0; i < symbols.length; i++) {
            files[i + 1] = "data/equities-daily/etf/" + symbols[i] + ".csv.gz";
        }
        return files;
    }

    private static String[] equity(String run) {
        return new String[] {"equity", "golden/" + run + "/equity.csv"};
    }
}
