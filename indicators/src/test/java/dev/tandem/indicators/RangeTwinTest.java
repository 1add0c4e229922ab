package dev.tandem.indicators;

import static dev.tandem.indicators.BarSeries.column;
import static dev.tandem.indicators.Naive.ago;
import static dev.tandem.indicators.Naive.each;
import static dev.tandem.indicators.Naive.map;
import static dev.tandem.indicators.Naive.max;
import static dev.tandem.indicators.Naive.mean;
import static dev.tandem.indicators.Naive.min;
import static dev.tandem.indicators.Naive.over;
import static dev.tandem.indicators.Naive.ratio;
import static dev.tandem.indicators.Naive.sum;
import static dev.tandem.indicators.Naive.trueRange;
import static dev.tandem.indicators.Naive.wilder;
import static dev.tandem.indicators.Naive.zip;
import static dev.tandem.indicators.Twins.assertTwins;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Indicators of ranges and their directions against the series computed from their definitions.
class RangeTwinTest {
    @ParameterizedTest
    @EnumSource
    void stochastic(BarSeries series) {
        var bars = series.bars();
        var k = mean(3, position(bars, 8));
        var d = mean(4, k);

        assertTwins(bars, new Stochastic(8, 3, 4), Stochastic::k, k);
        assertTwins(bars, new Stochastic(8, 3, 4), Stochastic::d, d);
        assertTwins(
                bars,
                new Stochastic(8, 3, 4),
                Stochastic::j,
                zip(k, d, (fast, slow) -> 3 * fast - 2 * slow));
    }

    @ParameterizedTest
    @EnumSource
    void williamsPercentRange(BarSeries series) {
        var bars = series.bars();

        assertTwins(
                bars,
                new WilliamsPercentRange(8),
                WilliamsPercentRange::value,
                map(position(bars, 8), percent -> percent - 100));
    }

    @ParameterizedTest
    @EnumSource
    void commodityChannelIndex(BarSeries series) {
        var bars = series.bars();
        var typical = column(bars, bar -> (bar.high() + bar.low() + bar.close()) / 3);

        assertTwins(
                bars,
                new CommodityChannelIndex(12),
                CommodityChannelIndex::value,
                over(12, typical, RangeTwinTest::channelIndex),
                100);
    }

    @ParameterizedTest
    @EnumSource
    void averageDirectionalIndex(BarSeries series) {
        for (var firstBar : TrueRange.FirstBar.values()) {
            var bars = series.bars();
            var range = wilder(7, trueRange(bars, firstBar == TrueRange.FirstBar.HIGH_LESS_LOW));
            var plus = directional(bars, range, true);
            var minus = directional(bars, range, false);
            var apart = zip(plus, minus, (higher, lower) -> 100 * Math.abs(higher - lower));
            var index = ratio(apart, zip(plus, minus, Double::sum), 0);
            var average = wilder(5, index);
            var rating = zip(average, ago(5, average), (now, before) -> (now + before) / 2);

            assertTwins(bars, adx(firstBar), AverageDirectionalIndex::plusDirectional, plus);
            assertTwins(bars, adx(firstBar), AverageDirectionalIndex::minusDirectional, minus);
            assertTwins(bars, adx(firstBar), AverageDirectionalIndex::directional, index, 100);
            assertTwins(bars, adx(firstBar), AverageDirectionalIndex::value, average, 100);
            assertTwins(bars, adx(firstBar), AverageDirectionalIndex::rating, rating, 100);
        }
    }

    @ParameterizedTest
    @EnumSource
    void vortex(BarSeries series) {
        var bars = series.bars();
        var high = column(bars, TestBar::high);
        var low = column(bars, TestBar::low);
        var ranges = sum(9, trueRange(bars, false));
        var higher = sum(9, zip(high, ago(1, low), (now, before) -> Math.abs(now - before)));
        var lower = sum(9, zip(low, ago(1, high), (now, before) -> Math.abs(now - before)));

        assertTwins(bars, new Vortex(9), Vortex::plus, ratio(higher, ranges, 1));
        assertTwins(bars, new Vortex(9), Vortex::minus, ratio(lower, ranges, 1));
    }

    @ParameterizedTest
    @EnumSource
    void ultimateOscillator(BarSeries series) {
        var bars = series.bars();
        var lowest = zip(column(bars, TestBar::low), before(bars), Math::min);
        var pressure = zip(column(bars, TestBar::close), lowest, (close, low) -> close - low);
        var ranges = trueRange(bars, false);
        var fast = ratio(sum(4, pressure), sum(4, ranges), 0.5);
        var middle = ratio(sum(9, pressure), sum(9, ranges), 0.5);
        var slow = ratio(sum(17, pressure), sum(17, ranges), 0.5);

        assertTwins(
                bars,
                new UltimateOscillator(4, 9, 17),
                UltimateOscillator::value,
                zip(
                        zip(fast, middle, (first, second) -> 4 * first + 2 * second),
                        slow,
                        (both, third) -> 100 * (both + third) / 7));
    }

    private static AverageDirectionalIndex adx(TrueRange.FirstBar firstBar) {
        return new AverageDirectionalIndex(7, 5, firstBar);
    }

    private static double[] before(List<TestBar> bars) {
        return ago(1, column(bars, TestBar::close));
    }

    private static double[] position(List<TestBar> bars, int period) {
        var lowest = min(period, column(bars, TestBar::low));
        var range =
                zip(max(period, column(bars, TestBar::high)), lowest, (high, low) -> high - low);
        var above = zip(column(bars, TestBar::close), lowest, (close, low) -> 100 * (close - low));
        return ratio(above, range, 50);
    }

    private static double channelIndex(double[] window) {
        if (Arrays.stream(window).distinct().count() == 1) {
            return 0;
        }
        var mean = Arrays.stream(window).sum() / window.length;
        var deviation =
                Arrays.stream(window).map(value -> Math.abs(value - mean)).sum() / window.length;
        return (window[window.length - 1] - mean) / (0.015 * deviation);
    }

    private static double[] directional(List<TestBar> bars, double[] range, boolean up) {
        var movement =
                each(
                        range,
                        at -> {
                            if (at == 0) {
                                return Double.NaN;
                            }
                            var higher = bars.get(at).high() - bars.get(at - 1).high();
                            var lower = bars.get(at - 1).low() - bars.get(at).low();
                            var wanted = up ? higher : lower;
                            return wanted > 0 && wanted > (up ? lower : higher) ? wanted : 0;
                        });
        return map(ratio(wilder(7, movement), range, 0), part -> 100 * part);
    }
}
