package dev.tandem.analytics;

import java.util.List;

/// The shape of the returns: their tail, their lean, how far out they reach.
final class DistributionStatistics {
    private static final int FEW = 20;
    private static final int MANY = 100;
    private static final double TAIL = 0.05;

    private final double[] returns;
    private final Sample sample;

    DistributionStatistics(PeriodReturns returns) {
        this.returns = returns.plain();
        sample = returns.sample();
    }

    List<Statistic> all() {
        return List.of(valueAtRisk(), conditionalValueAtRisk(), skew(), kurtosis());
    }

    /// The empirical 5 % quantile of `r`, with linear interpolation.
    Statistic valueAtRisk() {
        return sample.figure("value_at_risk_95", "5 % quantile of r, linear", MANY, this::tail);
    }

    private double tail() {
        return ReturnMath.quantile(returns, TAIL);
    }

    /// The mean of `r` at or below its 5 % quantile.
    Statistic conditionalValueAtRisk() {
        return sample.figure(
                "conditional_value_at_risk_95",
                "mean of r at or below its 5 % quantile",
                MANY,
                () -> ReturnMath.meanBelow(returns, tail()));
    }

    /// `sqrt(n(n-1)) / (n-2) * m3 / m2^1.5`
    Statistic skew() {
        return varying()
                .figure(
                        "skew",
                        "sample skewness, bias-corrected",
                        FEW,
                        () -> Moments.skew(returns));
    }

    /// `(n-1) / ((n-2)(n-3)) * ((n+1) * (m4/m2^2 - 3) + 6)`
    Statistic kurtosis() {
        return varying()
                .figure(
                        "excess_kurtosis",
                        "sample kurtosis - 3, bias-corrected",
                        FEW,
                        () -> Moments.excessKurtosis(returns));
    }

    private Sample varying() {
        return sample.unless(Moments.deviation(returns) == 0, "returns never vary");
    }
}
