package dev.tandem.analytics;

/// The standard normal distribution.
final class Normal {
    private static final double CERTAIN = 8;

    private Normal() {}

    /// `Phi(x)`, to about 15 digits.
    ///
    /// Source: G. Marsaglia, *Evaluating the Normal Distribution* (2004): a Taylor series about
    /// zero.
    static double cumulative(double x) {
        if (Math.abs(x) > CERTAIN) {
            return x > 0 ? 1 : 0;
        }
        var sum = x;
        var term = x;
        var previous = Double.NaN;
        for (var i = 3; sum != previous; i += 2) {
            previous = sum;
            term *= x * x / i;
            sum += term;
            if (Double.isNaN(sum)) {
                return Double.NaN;
            }
        }
        return 0.5 + sum * Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
    }

    /// The x with `Phi(x) = probability`, found by halving; infinite for 0 and 1.
    ///
    /// @param probability 0 to 1
    static double quantile(double probability) {
        if (probability <= 0 || probability >= 1) {
            return probability <= 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        var low = -CERTAIN;
        var high = CERTAIN;
        var middle = 0.0;
        while (low < middle && middle < high) {
            if (cumulative(middle) < probability) {
                low = middle;
            } else {
                high = middle;
            }
            middle = (low + high) / 2;
        }
        return middle;
    }
}
