package dev.tandem.indicators;

import static dev.tandem.indicators.BarSeries.column;
import static dev.tandem.indicators.Naive.ago;
import static dev.tandem.indicators.Naive.each;
import static dev.tandem.indicators.Naive.max;
import static dev.tandem.indicators.Naive.min;
import static dev.tandem.indicators.Naive.wilder;
import static dev.tandem.indicators.Naive.zip;
import static dev.tandem.indicators.Twins.assertTwins;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What charts draw over and beside the bars against the series computed from its definition.
class DrawingTwinTest {
    @ParameterizedTest
    @EnumSource
    void ichimoku(BarSeries series) {
        var bars = series.bars();
        var conversion = middle(bars, 4);
        var base = middle(bars, 9);
        var leading = zip(conversion, base, (fast, slow) -> (fast + slow) / 2);
        var scale = bars.getFirst().close();

        assertTwins(bars, new Ichimoku(4, 9, 15), Ichimoku::conversion, conversion, scale);
        assertTwins(bars, new Ichimoku(4, 9, 15), Ichimoku::base, base, scale);
        assertTwins(bars, new Ichimoku(4, 9, 15), Ichimoku::leadingA, ago(9, leading), scale);
        assertTwins(
                bars, new Ichimoku(4, 9, 15), Ichimoku::leadingB, ago(9, middle(bars, 15)), scale);
    }

    @ParameterizedTest
    @EnumSource
    void alligator(BarSeries series) {
        var bars = series.bars();
        var median = column(bars, bar -> (bar.high() + bar.low()) / 2);
        var scale = median[0];

        assertTwins(bars, new Alligator(), Alligator::jaw, ago(8, wilder(13, median)), scale);
        assertTwins(bars, new Alligator(), Alligator::teeth, ago(5, wilder(8, median)), scale);
        assertTwins(bars, new Alligator(), Alligator::lips, ago(3, wilder(5, median)), scale);
    }

    @ParameterizedTest
    @EnumSource
    void fractal(BarSeries series) {
        var bars = series.bars();
        var high = column(bars, TestBar::high);
        var low = column(bars, bar -> -bar.low());

        assertTwins(bars, new Fractal(3), Fractal::high, each(high, at -> peak(high, at - 3)));
        assertTwins(bars, new Fractal(3), Fractal::low, each(low, at -> -peak(low, at - 3)));
    }

    @ParameterizedTest
    @EnumSource
    void heikinAshi(BarSeries series) {
        var bars = series.bars();
        var close = column(bars, bar -> (bar.open() + bar.high() + bar.low() + bar.close()) / 4);
        var first = (bars.getFirst().open() + bars.getFirst().close()) / 2;
        var open = Naive.from(0, first, ago(1, close), 0.5);
        var scale = first;

        assertTwins(bars, new HeikinAshi(), HeikinAshi::open, open, scale);
        assertTwins(bars, new HeikinAshi(), HeikinAshi::close, close, scale);
        assertTwins(
                bars,
                new HeikinAshi(),
                HeikinAshi::high,
                zip(column(bars, TestBar::high), zip(open, close, Math::max), Math::max),
                scale);
        assertTwins(
                bars,
                new HeikinAshi(),
                HeikinAshi::low,
                zip(column(bars, TestBar::low), zip(open, close, Math::min), Math::min),
                scale);
    }

    private static double[] middle(List<TestBar> bars, int period) {
        return zip(
                max(period, column(bars, TestBar::high)),
                min(period, column(bars, TestBar::low)),
                (high, low) -> (high + low) / 2);
    }

    private static double peak(double[] values, int at) {
        if (at < 3) {
            return Double.NaN;
        }
        var others = IntStream.rangeClosed(at - 3, at + 3).filter(other -> other != at);
        return others.allMatch(other -> values[other] < values[at]) ? values[at] : Double.NaN;
    }
}
