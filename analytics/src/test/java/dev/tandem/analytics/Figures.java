package dev.tandem.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.IntToDoubleFunction;

/// Makes series for statistics and says what is expected of one.
final class Figures {
    private static final double TOLERANCE = 1e-9;

    private Figures() {}

    /// Daily closes that start at 100 and make the wanted returns.
    static PriceSeries daily(int count, IntToDoubleFunction wanted) {
        var series = new PriceSeries();
        var price = 100.0;
        series.add(0, price);
        for (var i = 0; i < count; i++) {
            price *= 1 + wanted.applyAsDouble(i);
            series.add((i + 1) * Runs.DAY, price);
        }
        return series;
    }

    static void check(Statistic statistic, double expected) {
        assertThat(statistic.reason()).as(statistic.name()).isEmpty();
        assertThat(statistic.value().orElseThrow())
                .as(statistic.name())
                .isCloseTo(expected, within(TOLERANCE * Math.max(1, Math.abs(expected))));
    }

    static void check(Statistics statistics, String name, double expected) {
        check(statistics.find(name).orElseThrow(), expected);
    }

    static String reason(Statistics statistics, String name) {
        return statistics.find(name).orElseThrow().reason();
    }
}
