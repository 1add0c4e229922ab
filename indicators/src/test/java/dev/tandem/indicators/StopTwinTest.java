package dev.tandem.indicators;

import static dev.tandem.indicators.BarSeries.column;
import static dev.tandem.indicators.Naive.each;
import static dev.tandem.indicators.Naive.max;
import static dev.tandem.indicators.Naive.min;
import static dev.tandem.indicators.Naive.trueRange;
import static dev.tandem.indicators.Naive.wilder;
import static dev.tandem.indicators.Naive.zip;
import static dev.tandem.indicators.Twins.assertTwins;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Stops against the series computed from their definitions.
class StopTwinTest {
    @ParameterizedTest
    @EnumSource
    void chandelierExit(BarSeries series) {
        var bars = series.bars();
        var range = wilder(9, trueRange(bars, false));
        var highest = max(9, column(bars, TestBar::high));
        var lowest = min(9, column(bars, TestBar::low));
        var scale = bars.getFirst().close();

        assertTwins(
                bars,
                new ChandelierExit(9, 2),
                ChandelierExit::longStop,
                zip(highest, range, (high, atr) -> high - 2 * atr),
                scale);
        assertTwins(
                bars,
                new ChandelierExit(9, 2),
                ChandelierExit::shortStop,
                zip(lowest, range, (low, atr) -> low + 2 * atr),
                scale);
    }

    @ParameterizedTest
    @EnumSource
    void supertrend(BarSeries series) {
        for (var start : Supertrend.Start.values()) {
            var bars = series.bars();
            var range = wilder(6, trueRange(bars, start == Supertrend.Start.FALLING));

            assertTwins(
                    bars,
                    new Supertrend(6, 1.5, start),
                    Supertrend::value,
                    trendLine(bars, range, start),
                    bars.getFirst().close());
        }
    }

    @ParameterizedTest
    @EnumSource
    void parabolicStop(BarSeries series) {
        var bars = series.bars();
        var scale = bars.getFirst().close();
        var states = new ArrayList<Parabola>();
        for (var at = 0; at < bars.size(); at++) {
            states.add(parabola(bars, states, at));
        }

        assertTwins(
                bars,
                new ParabolicStop(),
                ParabolicStop::value,
                states.stream().mapToDouble(Parabola::stop).toArray(),
                scale);
        assertTwins(
                bars,
                new ParabolicStop(),
                ParabolicStop::acceleration,
                states.stream().mapToDouble(Parabola::acceleration).toArray());
    }

    /// Both bands as series first, the side as a third.
    private static double[] trendLine(List<TestBar> bars, double[] range, Supertrend.Start start) {
        var close = column(bars, TestBar::close);
        var upper = new double[close.length];
        var lower = new double[close.length];
        var rising = new boolean[close.length];
        return each(
                close,
                at -> {
                    if (at < 6) {
                        return Double.NaN;
                    }
                    var middle = (bars.get(at).high() + bars.get(at).low()) / 2;
                    var top = middle + 1.5 * range[at];
                    var bottom = middle - 1.5 * range[at];
                    var first = at == 6;
                    var fresh = first || close[at - 1] > upper[at - 1];
                    upper[at] = fresh ? top : Math.min(top, upper[at - 1]);
                    fresh = first || close[at - 1] < lower[at - 1];
                    lower[at] = fresh ? bottom : Math.max(bottom, lower[at - 1]);
                    var was =
                            first
                                    ? start == Supertrend.Start.BY_CLOSE && close[at] >= middle
                                    : rising[at - 1];
                    rising[at] = close[at] > upper[at] || (was && close[at] >= lower[at]);
                    return rising[at] ? lower[at] : upper[at];
                });
    }

    private static Parabola parabola(List<TestBar> bars, List<Parabola> before, int at) {
        if (at < 4) {
            return new Parabola(Double.NaN, true, Double.NaN, Double.NaN);
        }
        var known = bars.subList(0, at + 1);
        if (at == 4) {
            var lowest = known.stream().mapToDouble(TestBar::low).min().orElseThrow();
            var highest = known.stream().mapToDouble(TestBar::high).max().orElseThrow();
            return new Parabola(lowest, true, highest, 0.02);
        }
        var last = before.get(at - 1);
        return last.rising()
                ? last.next(bars.get(at), bars.get(at - 1), bars.get(at - 2))
                : last.mirrored()
                        .next(
                                mirrored(bars.get(at)),
                                mirrored(bars.get(at - 1)),
                                mirrored(bars.get(at - 2)))
                        .mirrored();
    }

    private static TestBar mirrored(TestBar bar) {
        return TestBar.of(-bar.low(), -bar.high(), -bar.close());
    }

    /// A stop and what it knows; the falling side is the rising one of negated prices.
    private record Parabola(double stop, boolean rising, double extreme, double acceleration) {
        Parabola mirrored() {
            return new Parabola(-stop, !rising, -extreme, acceleration);
        }

        Parabola next(TestBar bar, TestBar previous, TestBar beforeThat) {
            var limit = Math.min(previous.low(), beforeThat.low());
            var moved = Math.min(limit, stop + acceleration * (extreme - stop));
            if (bar.low() < moved) {
                return new Parabola(Math.max(extreme, bar.high()), false, bar.low(), 0.02);
            }
            return bar.high() > extreme
                    ? new Parabola(moved, true, bar.high(), Math.min(0.2, acceleration + 0.02))
                    : new Parabola(moved, true, extreme, acceleration);
        }
    }
}
