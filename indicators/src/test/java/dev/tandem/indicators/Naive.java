package dev.tandem.indicators;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// Whole series from their definitions, slow and without state; NaN where there is no value.
final class Naive {
    private Naive() {}

    /// A function of each full window without NaN.
    static double[] over(int period, double[] values, ToDoubleFunction<double[]> function) {
        return each(
                values,
                at -> {
                    if (at + 1 < period) {
                        return Double.NaN;
                    }
                    var window = Arrays.copyOfRange(values, at + 1 - period, at + 1);
                    return hasGap(window) ? Double.NaN : function.applyAsDouble(window);
                });
    }

    static double[] sum(int period, double[] values) {
        return over(period, values, window -> Arrays.stream(window).sum());
    }

    static double[] mean(int period, double[] values) {
        return over(period, values, window -> Arrays.stream(window).sum() / period);
    }

    static double[] max(int period, double[] values) {
        return over(period, values, window -> Arrays.stream(window).max().orElseThrow());
    }

    static double[] min(int period, double[] values) {
        return over(period, values, window -> Arrays.stream(window).min().orElseThrow());
    }

    static double[] weighted(int period, double[] values) {
        return over(
                period,
                values,
                window ->
                        IntStream.range(0, period).mapToDouble(at -> (at + 1) * window[at]).sum()
                                / IntStream.rangeClosed(1, period).sum());
    }

    /// Weight `2 / (period + 1)` for the newest value.
    static double[] ema(int period, double[] values) {
        return smoothed(values, period, 2.0 / (period + 1));
    }

    static double[] wilder(int period, double[] values) {
        return smoothed(values, period, 1.0 / period);
    }

    /// The mean of the first values and all later ones, each with the weight it has left.
    static double[] smoothed(double[] values, int seedLength, double weight) {
        var first = IntStream.range(0, values.length).filter(at -> !Double.isNaN(values[at]));
        var seedAt = first.findFirst().orElse(values.length) + seedLength - 1;
        return each(
                values,
                at -> {
                    if (at < seedAt) {
                        return Double.NaN;
                    }
                    var seed =
                            Arrays.stream(values, seedAt + 1 - seedLength, seedAt + 1).sum()
                                    / seedLength;
                    return fromSeed(values, seedAt, seed, weight, at);
                });
    }

    /// As [#smoothed], with a seed that is given.
    static double[] from(int seedAt, double seed, double[] values, double weight) {
        return each(
                values,
                at -> at < seedAt ? Double.NaN : fromSeed(values, seedAt, seed, weight, at));
    }

    private static double fromSeed(
            double[] values, int seedAt, double seed, double weight, int at) {
        var sum = Math.pow(1 - weight, at - seedAt) * seed;
        for (var later = seedAt + 1; later <= at; later++) {
            sum += weight * Math.pow(1 - weight, at - later) * values[later];
        }
        return sum;
    }

    /// Averages of averages that all start with the same mean; the last of them.
    static double[] cascade(int level, int period, int seedLength, double[] values) {
        if (values.length < seedLength) {
            return each(values, _ -> Double.NaN);
        }
        var seed = Arrays.stream(values, 0, seedLength).sum() / seedLength;
        var average = values;
        for (var done = 0; done < level; done++) {
            average = from(seedLength - 1, seed, average, 2.0 / (period + 1));
        }
        return average;
    }

    static double[] rsi(int period, double[] values) {
        var change = change(values);
        var rise = wilder(period, map(change, step -> Math.max(step, 0)));
        var fall = wilder(period, map(change, step -> Math.max(-step, 0)));
        return zip(rise, fall, (up, down) -> up + down == 0 ? 50 : 100 * up / (up + down));
    }

    static double[] change(double[] values) {
        return zip(values, ago(1, values), (now, before) -> now - before);
    }

    static double[] ago(int lag, double[] values) {
        return each(values, at -> at < lag ? Double.NaN : values[at - lag]);
    }

    static double[] trueRange(List<TestBar> bars, boolean firstCounts) {
        var high = BarSeries.column(bars, TestBar::high);
        var low = BarSeries.column(bars, TestBar::low);
        var close = BarSeries.column(bars, TestBar::close);
        return each(
                high,
                at -> {
                    if (at == 0) {
                        return firstCounts ? high[0] - low[0] : Double.NaN;
                    }
                    var gap =
                            Math.max(
                                    Math.abs(high[at] - close[at - 1]),
                                    Math.abs(low[at] - close[at - 1]));
                    return Math.max(high[at] - low[at], gap);
                });
    }

    static double[] ratio(double[] part, double[] whole, double otherwise) {
        return zip(part, whole, (over, under) -> under == 0 ? otherwise : over / under);
    }

    static double[] zip(double[] left, double[] right, DoubleBinaryOperator operator) {
        return each(
                left,
                at ->
                        Double.isNaN(left[at]) || Double.isNaN(right[at])
                                ? Double.NaN
                                : operator.applyAsDouble(left[at], right[at]));
    }

    static double[] map(double[] values, DoubleUnaryOperator operator) {
        return each(
                values,
                at -> Double.isNaN(values[at]) ? Double.NaN : operator.applyAsDouble(values[at]));
    }

    static double[] each(double[] like, IntToDouble function) {
        return IntStream.range(0, like.length).mapToDouble(function::at).toArray();
    }

    private static boolean hasGap(double[] window) {
        return Arrays.stream(window).anyMatch(Double::isNaN);
    }

    interface IntToDouble {
        double at(int index);
    }
}
