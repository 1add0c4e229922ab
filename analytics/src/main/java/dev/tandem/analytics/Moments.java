package dev.tandem.analytics;

import java.util.Arrays;

/// Mean, spread and shape of a sample of n values.
final class Moments {
    private Moments() {}

    /// `sum(x) / n`
    static double mean(double[] x) {
        var sum = 0.0;
        for (var value : x) {
            sum += value;
        }
        return sum / x.length;
    }

    /// Sample standard deviation, n-1. Rounding noise of equal values counts as 0.
    static double deviation(double[] x) {
        if (Arrays.stream(x).allMatch(value -> value == x[0])) {
            return x.length < 2 ? Double.NaN : 0;
        }
        return Math.sqrt(powerSum(x, 2) / (x.length - 1));
    }

    /// `sum((x - mean)^power)`
    private static double powerSum(double[] x, int power) {
        var mean = mean(x);
        var sum = 0.0;
        for (var value : x) {
            var distance = value - mean;
            var term = distance * distance;
            sum += power == 2 ? term : power == 3 ? term * distance : term * term;
        }
        return sum;
    }

    /// Bias-corrected skewness, `sqrt(n(n-1)) / (n-2) * m3 / m2^1.5`; NaN where nothing varies.
    static double skew(double[] x) {
        double n = x.length;
        var variance = powerSum(x, 2) / n;
        var biased = powerSum(x, 3) / n / Math.pow(variance, 1.5);
        return deviation(x) == 0 ? Double.NaN : Math.sqrt(n * (n - 1)) / (n - 2) * biased;
    }

    /// Bias-corrected kurtosis less 3, `(n-1) / ((n-2)(n-3)) * ((n+1) * (m4/m2^2 - 3) + 6)`; NaN
    /// where nothing varies.
    static double excessKurtosis(double[] x) {
        double n = x.length;
        var variance = powerSum(x, 2) / n;
        var biased = powerSum(x, 4) / n / (variance * variance) - 3;
        return deviation(x) == 0
                ? Double.NaN
                : (n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * biased + 6);
    }
}
