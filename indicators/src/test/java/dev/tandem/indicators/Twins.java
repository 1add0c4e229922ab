package dev.tandem.indicators;

import dev.tandem.api.strategy.Indicator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// Feeds an indicator and compares one of its values with a series computed in another way.
final class Twins {
    private static final double TOLERANCE = 1e-9;

    private Twins() {}

    /// @param scale of the values: differences of less than a billionth of it do not count
    static <I extends Indicator> void assertTwins(
            List<TestBar> bars,
            I indicator,
            ToDoubleFunction<I> value,
            double[] expected,
            double scale) {
        for (var at = 0; at < expected.length; at++) {
            indicator.add(bars.get(at));
            var actual = value.applyAsDouble(indicator);
            if (!agree(actual, expected[at], scale)) {
                throw new AssertionError(
                        "%s after bar %d: expected %s, got %s, seed %d"
                                .formatted(
                                        indicator, at + 1, expected[at], actual, BarSeries.SEED));
            }
            if (indicator.isReady() && Double.isNaN(actual) && !(indicator instanceof Fractal)) {
                throw new AssertionError(indicator + " is ready without a value");
            }
        }
    }

    /// For values that are percentages or ratios.
    static <I extends Indicator> void assertTwins(
            List<TestBar> bars, I indicator, ToDoubleFunction<I> value, double[] expected) {
        assertTwins(bars, indicator, value, expected, 1);
    }

    private static boolean agree(double actual, double expected, double scale) {
        if (Double.isNaN(actual) || Double.isNaN(expected)) {
            return Double.isNaN(actual) && Double.isNaN(expected);
        }
        return Math.abs(actual - expected) <= TOLERANCE * Math.max(scale, Math.abs(expected));
    }
}
