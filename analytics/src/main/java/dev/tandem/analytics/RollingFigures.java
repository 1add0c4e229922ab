package dev.tandem.analytics;

import java.util.ArrayList;
import java.util.List;

/// Sharpe ratio, volatility and beta of the last year at each period end, as many returns as a year
/// has periods.
public final class RollingFigures {
    private RollingFigures() {}

    /// The figures at one period end.
    ///
    /// @param sharpe NaN where returns never vary
    /// @param beta against the benchmark, NaN without one
    public record Point(long atNanos, double sharpe, double volatility, double beta) {}

    /// One point for each period end with a whole year behind it, thinned evenly to at most `most`.
    ///
    /// @param benchmark period ends by the same calendar; itself where there is none
    public static List<Point> of(PeriodMarks periods, PeriodMarks benchmark, int most) {
        var window = (int) Math.round(periods.periodsPerYear());
        var returns = ReturnMath.returns(periods.values());
        var points = new ArrayList<Point>();
        var beside = benchmark == periods ? new double[0] : beside(periods, benchmark);
        var step = Math.max(1, (returns.length - window) / most);
        for (var end = window; end <= returns.length; end += step) {
            points.add(
                    point(periods, returns, beside, end - window, end, periods.periodsPerYear()));
        }
        return points;
    }

    /// The returns of the benchmark between the same period ends.
    private static double[] beside(PeriodMarks periods, PeriodMarks benchmark) {
        var values = new double[periods.size()];
        var at = 0;
        for (var i = 0; i < values.length; i++) {
            while (at + 1 < benchmark.size() && benchmark.endNanos(at + 1) <= periods.endNanos(i)) {
                at++;
            }
            values[i] = benchmark.size() == 0 ? Double.NaN : benchmark.value(at);
        }
        return ReturnMath.returns(values);
    }

    private static Point point(
            PeriodMarks periods, double[] returns, double[] beside, int from, int end, double a) {
        var n = end - from;
        var mean = 0.0;
        var other = 0.0;
        for (var i = from; i < end; i++) {
            mean += returns[i] / n;
            other += beside.length == 0 ? 0 : beside[i] / n;
        }
        var variance = 0.0;
        var common = 0.0;
        var otherVariance = 0.0;
        for (var i = from; i < end; i++) {
            var r = returns[i] - mean;
            variance += r * r;
            if (beside.length > 0) {
                common += r * (beside[i] - other);
                otherVariance += (beside[i] - other) * (beside[i] - other);
            }
        }
        var deviation = Math.sqrt(variance / (n - 1));
        return new Point(
                periods.atNanos(end),
                mean / deviation * Math.sqrt(a),
                deviation * Math.sqrt(a),
                common / otherVariance);
    }
}
