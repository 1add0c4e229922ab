package dev.tandem.indicators;

import static dev.tandem.indicators.BarSeries.column;
import static dev.tandem.indicators.Naive.cascade;
import static dev.tandem.indicators.Naive.mean;
import static dev.tandem.indicators.Naive.over;
import static dev.tandem.indicators.Naive.weighted;
import static dev.tandem.indicators.Naive.zip;

import dev.tandem.api.strategy.ValueIndicator;
import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Averages and bands against the whole series computed from their definitions.
class AverageTwinTest {
    private static final int[] PERIODS = {2, 3, 7, 20, 55};

    @ParameterizedTest
    @EnumSource
    void weightedAverage(BarSeries series) {
        assertTwins(series, WeightedAverage::new, Naive::weighted);
    }

    @ParameterizedTest
    @EnumSource
    void window(BarSeries series) {
        assertTwins(series, Window::new, (period, values) -> Naive.ago(period - 1, values));
    }

    @ParameterizedTest
    @EnumSource
    void hullAverage(BarSeries series) {
        assertTwins(series, HullAverage::new, AverageTwinTest::hull);
    }

    @ParameterizedTest
    @EnumSource
    void endPointAverage(BarSeries series) {
        assertTwins(
                series,
                EndPointAverage::new,
                (period, values) -> over(period, values, AverageTwinTest::endOfLine));
    }

    @ParameterizedTest
    @EnumSource
    void arnaudLegouxAverage(BarSeries series) {
        assertTwins(
                series,
                ArnaudLegouxAverage::new,
                (period, values) -> over(period, values, AverageTwinTest::bell));
    }

    @ParameterizedTest
    @EnumSource
    void exponentialAverage(BarSeries series) {
        assertTwins(series, Ema::new, Naive::ema);
    }

    @ParameterizedTest
    @EnumSource
    void wilderAverage(BarSeries series) {
        assertTwins(series, WilderAverage::new, Naive::wilder);
    }

    @ParameterizedTest
    @EnumSource
    void doubleExponentialAverage(BarSeries series) {
        assertTwins(
                series,
                DoubleExponentialAverage::new,
                (period, values) ->
                        zip(
                                cascade(1, period, period, values),
                                cascade(2, period, period, values),
                                (first, second) -> 2 * first - second));
    }

    @ParameterizedTest
    @EnumSource
    void tripleExponentialAverage(BarSeries series) {
        assertTwins(
                series,
                TripleExponentialAverage::new,
                (period, values) ->
                        zip(
                                zip(
                                        cascade(1, period, period, values),
                                        cascade(2, period, period, values),
                                        (first, second) -> 3 * (first - second)),
                                cascade(3, period, period, values),
                                Double::sum));
    }

    /// The third level of generalised double averages, as the source defines it.
    @ParameterizedTest
    @EnumSource
    void tillsonAverage(BarSeries series) {
        assertTwins(
                series,
                TillsonAverage::new,
                (period, values) -> {
                    var once = generalised(period, values);
                    return generalised(period, generalised(period, once));
                });
    }

    @ParameterizedTest
    @EnumSource
    void envelope(BarSeries series) {
        var bars = series.bars();
        var middle = mean(20, column(bars, TestBar::close));
        var scale = bars.getFirst().close();
        Twins.assertTwins(
                bars,
                new MovingAverageEnvelope(20, 4),
                MovingAverageEnvelope::upper,
                Naive.map(middle, value -> value * 1.04),
                scale);
        Twins.assertTwins(
                bars,
                new MovingAverageEnvelope(20, 4),
                MovingAverageEnvelope::lower,
                Naive.map(middle, value -> value * 0.96),
                scale);
    }

    private static void assertTwins(
            BarSeries series, IntFunction<ValueIndicator> constructor, NaiveAverage naive) {
        var bars = series.bars();
        var closes = column(bars, TestBar::close);
        for (var period : PERIODS) {
            Twins.assertTwins(
                    bars,
                    constructor.apply(period),
                    ValueIndicator::value,
                    naive.of(period, closes),
                    closes[0]);
        }
    }

    private static double[] hull(int period, double[] values) {
        var early =
                zip(
                        weighted(period / 2, values),
                        weighted(period, values),
                        (half, whole) -> 2 * half - whole);
        return weighted((int) Math.floor(Math.sqrt(period)), early);
    }

    private static double endOfLine(double[] window) {
        var middle = (window.length - 1) / 2.0;
        var mean = Arrays.stream(window).sum() / window.length;
        var covariance = 0.0;
        var variance = 0.0;
        for (var at = 0; at < window.length; at++) {
            covariance += (at - middle) * (window[at] - mean);
            variance += (at - middle) * (at - middle);
        }
        return mean + covariance / variance * middle;
    }

    private static double bell(double[] window) {
        var top = 0.85 * (window.length - 1);
        var deviation = window.length / 6.0;
        var weights =
                IntStream.range(0, window.length)
                        .mapToDouble(at -> Math.exp(-Math.pow((at - top) / deviation, 2) / 2))
                        .toArray();
        var sum =
                IntStream.range(0, window.length).mapToDouble(at -> weights[at] * window[at]).sum();
        return sum / Arrays.stream(weights).sum();
    }

    private static double[] generalised(int period, double[] values) {
        var first = Naive.from(0, values[0], values, 2.0 / (period + 1));
        var second = Naive.from(0, values[0], first, 2.0 / (period + 1));
        return zip(first, second, (once, twice) -> 1.7 * once - 0.7 * twice);
    }

    private interface NaiveAverage {
        double[] of(int period, double[] values);
    }
}
