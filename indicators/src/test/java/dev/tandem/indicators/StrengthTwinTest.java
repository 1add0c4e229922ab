package dev.tandem.indicators;

import static dev.tandem.indicators.BarSeries.column;
import static dev.tandem.indicators.Naive.ago;
import static dev.tandem.indicators.Naive.change;
import static dev.tandem.indicators.Naive.each;
import static dev.tandem.indicators.Naive.ema;
import static dev.tandem.indicators.Naive.map;
import static dev.tandem.indicators.Naive.max;
import static dev.tandem.indicators.Naive.mean;
import static dev.tandem.indicators.Naive.min;
import static dev.tandem.indicators.Naive.over;
import static dev.tandem.indicators.Naive.ratio;
import static dev.tandem.indicators.Naive.rsi;
import static dev.tandem.indicators.Naive.zip;
import static dev.tandem.indicators.Twins.assertTwins;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Indices of strength against the whole series computed from their definitions.
class StrengthTwinTest {
    @ParameterizedTest
    @EnumSource
    void trueStrengthIndex(BarSeries series) {
        var bars = series.bars();
        var steps = change(column(bars, TestBar::close));
        var direction = ema(5, ema(9, steps));
        var size = ema(5, ema(9, map(steps, Math::abs)));
        var value = map(ratio(direction, size, 0), part -> 100 * part);

        assertTwins(bars, new TrueStrengthIndex(9, 5, 4), TrueStrengthIndex::value, value);
        assertTwins(bars, new TrueStrengthIndex(9, 5, 4), TrueStrengthIndex::signal, ema(4, value));
    }

    @ParameterizedTest
    @EnumSource
    void stochasticRsi(BarSeries series) {
        var bars = series.bars();
        var strength = rsi(8, column(bars, TestBar::close));
        var highest = max(6, strength);
        var lowest = min(6, strength);
        var position =
                ratio(
                        zip(strength, lowest, (now, low) -> 100 * (now - low)),
                        zip(highest, lowest, (high, low) -> high - low > 1e-10 ? high - low : 0),
                        50);

        assertTwins(bars, new StochasticRsi(8, 6, 3, 2), StochasticRsi::k, mean(3, position));
        assertTwins(
                bars, new StochasticRsi(8, 6, 3, 2), StochasticRsi::d, mean(2, mean(3, position)));
    }

    @ParameterizedTest
    @EnumSource
    void connorsRsi(BarSeries series) {
        var bars = series.bars();
        var closes = column(bars, TestBar::close);
        var streak = each(closes, at -> streak(closes, at));
        var relative = zip(closes, ago(1, closes), (now, before) -> (now - before) / before);
        var rank = over(21, relative, StrengthTwinTest::rankOfLast);
        var strengths = zip(rsi(3, closes), rsi(2, streak), Double::sum);

        assertTwins(bars, new ConnorsRsi(3, 2, 20), ConnorsRsi::streak, streak);
        assertTwins(bars, new ConnorsRsi(3, 2, 20), ConnorsRsi::rank, rank);
        assertTwins(
                bars,
                new ConnorsRsi(3, 2, 20),
                ConnorsRsi::value,
                zip(strengths, rank, (both, third) -> (both + third) / 3));
    }

    /// Looks back for as long as each value lies on the same side of the one before.
    private static double streak(double[] values, int at) {
        var direction = at == 0 ? 0 : Math.signum(values[at] - values[at - 1]);
        var length = 0;
        while (at > length
                && direction != 0
                && Math.signum(values[at - length] - values[at - length - 1]) == direction) {
            length++;
        }
        return direction * length;
    }

    private static double rankOfLast(double[] window) {
        var last = window[window.length - 1];
        return 100.0
                * Arrays.stream(window).filter(value -> value < last).count()
                / (window.length - 1);
    }
}
