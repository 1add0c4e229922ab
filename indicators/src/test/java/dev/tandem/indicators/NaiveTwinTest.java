package dev.tandem.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.api.strategy.ValueIndicator;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Each window against the same window computed from scratch, in exact decimals where sums are
/// involved.
class NaiveTwinTest {
    private static final long SEED = 20260101;
    private static final MathContext PRECISE = new MathContext(40);
    private static final int[] PERIODS = {1, 2, 3, 7, 20, 55};

    /// Shapes of series that are known to hurt one implementation or another.
    enum Series {
        WALK,
        QUARTERS,
        CONSTANT,
        RISING,
        FALLING,
        LARGE,
        SMALL,
        TINY_CHANGES_HIGH_UP,
        OUTLIERS,
        FEW_VALUES,
        ONE_VALUE;

        double[] make() {
            var random = new SplittableRandom(SEED);
            var level = new double[] {100};
            DoubleSupplier walk = () -> level[0] += random.nextDouble() - 0.5;
            return switch (this) {
                case WALK -> many(walk);
                case QUARTERS -> many(() -> Math.rint(4 * walk.getAsDouble()) / 4);
                case CONSTANT -> many(() -> 0.1);
                case RISING -> many(() -> level[0] += random.nextDouble());
                case FALLING -> many(() -> level[0] -= random.nextDouble());
                case LARGE -> many(() -> 1e15 * walk.getAsDouble());
                case SMALL -> many(() -> 1e-12 * walk.getAsDouble());
                case TINY_CHANGES_HIGH_UP -> many(() -> 1e6 + 1e-2 * random.nextDouble());
                case OUTLIERS -> many(() -> random.nextInt(40) == 0 ? 1e8 : random.nextDouble());
                case FEW_VALUES -> many(() -> random.nextInt(3));
                case ONE_VALUE -> new double[] {42.5};
            };
        }

        private static double[] many(DoubleSupplier next) {
            return DoubleStream.generate(next).limit(1000).toArray();
        }
    }

    @ParameterizedTest
    @EnumSource
    void rollingSum(Series series) {
        for (var period : PERIODS) {
            assertTwins(series, period, new RollingSum(period), window -> sum(window), 0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void sma(Series series) {
        for (var period : PERIODS) {
            assertTwins(series, period, new Sma(period), window -> sum(window) / period, 0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void rollingMax(Series series) {
        for (var period : PERIODS) {
            assertTwins(series, period, new RollingMax(period), NaiveTwinTest::largest, 0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void rollingMin(Series series) {
        for (var period : PERIODS) {
            assertTwins(series, period, new RollingMin(period), NaiveTwinTest::smallest, 0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void populationDeviation(Series series) {
        for (var period : PERIODS) {
            var indicator = new StandardDeviation(period);
            assertTwins(
                    series, period, indicator, window -> deviation(window, 0), tolerance(series));
        }
    }

    @ParameterizedTest
    @EnumSource
    void sampleDeviation(Series series) {
        for (var period : new int[] {2, 3, 20}) {
            var indicator = StandardDeviation.sample(period);
            assertTwins(
                    series, period, indicator, window -> deviation(window, 1), tolerance(series));
        }
    }

    private static void assertTwins(
            Series series,
            int period,
            ValueIndicator indicator,
            ToDoubleFunction<double[]> naive,
            double relativeTolerance) {
        var values = series.make();
        for (var end = 1; end <= values.length; end++) {
            indicator.add(values[end - 1]);
            assertThat(indicator.isReady()).isEqualTo(end >= period);
            if (end < period) {
                assertThat(indicator.value()).isNaN();
                continue;
            }
            var expected = naive.applyAsDouble(Arrays.copyOfRange(values, end - period, end));
            assertThat(indicator.value())
                    .as("%s of %s at %s, seed %s", indicator, series, end, SEED)
                    .isCloseTo(expected, within(relativeTolerance * Math.abs(expected)));
        }
    }

    private static double tolerance(Series series) {
        return switch (series) {
            case TINY_CHANGES_HIGH_UP, OUTLIERS -> 1e-9; // as StandardDeviation promises
            default -> 1e-12;
        };
    }

    private static double sum(double[] window) {
        return exactSum(window).doubleValue();
    }

    private static double largest(double[] window) {
        return Arrays.stream(window).max().orElseThrow();
    }

    private static double smallest(double[] window) {
        return Arrays.stream(window).min().orElseThrow();
    }

    /// @param lost degrees of freedom: 0 for a population, 1 for a sample
    private static double deviation(double[] window, int lost) {
        var count = BigDecimal.valueOf(window.length);
        var scaledVariance =
                Arrays.stream(window)
                        .mapToObj(value -> new BigDecimal(value).pow(2))
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .multiply(count)
                        .subtract(exactSum(window).pow(2));
        return scaledVariance
                .divide(count.multiply(BigDecimal.valueOf(window.length - lost)), PRECISE)
                .sqrt(PRECISE)
                .doubleValue();
    }

    private static BigDecimal exactSum(double[] window) {
        return Arrays.stream(window)
                .mapToObj(BigDecimal::new)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
