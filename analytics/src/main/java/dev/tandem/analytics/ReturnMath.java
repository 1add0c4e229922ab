package dev.tandem.analytics;

import java.util.Arrays;

/// The bare formulas over returns `r` of n periods, A of which make a year. What cannot be computed
/// is NaN or infinite here; [Statistic] turns it into a reason.
final class ReturnMath {
    private ReturnMath() {}

    /// `r_i = E_i / E_{i-1} - 1`
    static double[] returns(double[] values) {
        var result = new double[Math.max(0, values.length - 1)];
        for (var i = 0; i < result.length; i++) {
            result[i] = values[i + 1] / values[i] - 1;
        }
        return result;
    }

    /// `prod(1 + r) - 1`, which is the last value against the first, here without the rounding of a
    /// product.
    static double totalReturn(double[] values) {
        return (values[values.length - 1] - values[0]) / values[0];
    }

    /// `prod(1 + r) - 1`
    static double compounded(double[] returns) {
        var product = 1.0;
        for (var r : returns) {
            product *= 1 + r;
        }
        return product - 1;
    }

    /// `(1 + total)^(1/years) - 1`
    static double growthRate(double totalReturn, double years) {
        return Math.pow(1 + totalReturn, 1 / years) - 1;
    }

    /// The risk-free rate of one period, `(1 + rf)^(1/A) - 1`.
    static double ratePerPeriod(double ratePerYear, double periodsPerYear) {
        return Math.pow(1 + ratePerYear, 1 / periodsPerYear) - 1;
    }

    /// `r - rate`
    static double[] excess(double[] returns, double rate) {
        return Arrays.stream(returns).map(r -> r - rate).toArray();
    }

    /// `std(r) * sqrt(A)`
    static double volatility(double[] returns, double periodsPerYear) {
        return Moments.deviation(returns) * Math.sqrt(periodsPerYear);
    }

    /// `sqrt(mean(min(r, 0)^2))`, all n in the mean
    static double downside(double[] excess) {
        var sum = 0.0;
        for (var r : excess) {
            var loss = Math.min(r, 0);
            sum += loss * loss;
        }
        return Math.sqrt(sum / excess.length);
    }

    /// `mean(r - m) / downside * sqrt(A)`
    static double sortino(double[] excess, double periodsPerYear) {
        return Moments.mean(excess) / downside(excess) * Math.sqrt(periodsPerYear);
    }

    /// `sqrt(mean(dd^2))` over the values at period ends
    static double ulcerIndex(double[] values) {
        var peak = values[0];
        var sum = 0.0;
        for (var value : values) {
            peak = Math.max(peak, value);
            var drawdown = value / peak - 1;
            sum += drawdown * drawdown;
        }
        return Math.sqrt(sum / values.length);
    }

    /// The quantile with linear interpolation between order statistics.
    static double quantile(double[] x, double share) {
        var sorted = x.clone();
        Arrays.sort(sorted);
        var position = (sorted.length - 1) * share;
        var below = (int) Math.floor(position);
        var above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }

    /// The mean of what lies at or below the quantile.
    static double meanBelow(double[] x, double quantile) {
        return Arrays.stream(x).filter(value -> value <= quantile).average().orElse(Double.NaN);
    }
}
