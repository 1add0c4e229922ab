package dev.tandem.analytics;

/// How much was tried before one result was chosen as the best.
///
/// @param count number of independent trials, 1 or more
/// @param variance sample variance of the trials' Sharpe ratios of one period: those of a year
///   divided by `sqrt(A)`
public record Trials(int count, double variance) {
    private static final double EULER = 0.5772156649015329;

    public Trials {
        if (count < 1 || !(variance >= 0) || Double.isInfinite(variance)) {
            throw new IllegalArgumentException("no trials: " + count + ", variance " + variance);
        }
    }

    /// Trials by their Sharpe ratios of one period.
    public static Trials of(double... sharpePerPeriod) {
        var deviation = sharpePerPeriod.length < 2 ? 0 : Moments.deviation(sharpePerPeriod);
        return new Trials(sharpePerPeriod.length, deviation * deviation);
    }

    /// The Sharpe ratio of one period that the best trial is expected to show without any skill,
    /// `sqrt(V) * ((1-g) * PhiInverse(1 - 1/N) + g * PhiInverse(1 - 1/(N*e)))`, g being Euler's
    /// constant; 0 for a single trial.
    ///
    /// Source: D. Bailey and M. López de Prado, *The Deflated Sharpe Ratio* (2014).
    public double expectedBest() {
        return count == 1
                ? 0
                : Math.sqrt(variance)
                        * ((1 - EULER) * Normal.quantile(1 - 1.0 / count)
                                + EULER * Normal.quantile(1 - 1 / (count * Math.E)));
    }
}
