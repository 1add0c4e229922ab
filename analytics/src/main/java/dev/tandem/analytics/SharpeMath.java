package dev.tandem.analytics;

/// The Sharpe ratio of one period, `SR_p`, and how sure it is.
///
/// Sources: A. Lo, *The Statistics of Sharpe Ratios* (2002) for the interval; D. Bailey and M.
/// López de Prado, *The Deflated Sharpe Ratio* (2014) for the probability.
final class SharpeMath {
    private static final double NORMAL_95 = 1.96;

    private SharpeMath() {}

    /// `mean(r) / std(r, n-1)`
    ///
    /// @param excess what the returns exceed the risk-free rate by
    static double perPeriod(double[] excess) {
        return Moments.mean(excess) / Moments.deviation(excess);
    }

    /// Half the width of the annual ratio's 95 % interval, `1.96 * sqrt((1 + SR_p^2/2)/n) *
    /// sqrt(A)`.
    static double margin(double perPeriod, int n, double periodsPerYear) {
        return NORMAL_95
                * Math.sqrt((1 + perPeriod * perPeriod / 2) / n)
                * Math.sqrt(periodsPerYear);
    }

    /// Probability that the true ratio is above `hurdle`, from the returns themselves.
    static double probabilityAbove(double hurdle, double[] excess) {
        return probabilityAbove(
                hurdle,
                perPeriod(excess),
                excess.length,
                Moments.skew(excess),
                Moments.excessKurtosis(excess) + 3);
    }

    /// `Phi((SR_p - hurdle) * sqrt(n-1) / sqrt(1 - g3*SR_p + (g4-1)/4*SR_p^2))`
    ///
    /// @param skew g3
    /// @param kurtosis g4, not excess: 3 for the normal distribution
    static double probabilityAbove(
            double hurdle, double perPeriod, int n, double skew, double kurtosis) {
        var spread = 1 - skew * perPeriod + (kurtosis - 1) / 4 * perPeriod * perPeriod;
        return Normal.cumulative((perPeriod - hurdle) * Math.sqrt(n - 1) / Math.sqrt(spread));
    }
}
