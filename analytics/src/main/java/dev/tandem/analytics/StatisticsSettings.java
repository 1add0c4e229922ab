package dev.tandem.analytics;

/// What the definitions leave open.
///
/// @param riskFreeRate a year, as a fraction: 0.02 is 2 %; the rate of a period is `(1 +
///   rate)^(1/A) - 1`
/// @param targetReturn of a period, as a fraction; what the Sortino ratio counts as a loss is below
///   it
public record StatisticsSettings(
        double riskFreeRate, double targetReturn, AnnualConvention convention) {
    /// No risk-free rate, target 0, calendar years.
    public static final StatisticsSettings DEFAULT =
            new StatisticsSettings(0, AnnualConvention.CALENDAR);

    public StatisticsSettings {
        if (!(riskFreeRate > -1) || Double.isInfinite(riskFreeRate)) {
            throw new IllegalArgumentException("no risk-free rate: " + riskFreeRate);
        }
        if (!Double.isFinite(targetReturn)) {
            throw new IllegalArgumentException("no target return: " + targetReturn);
        }
    }

    /// Target 0.
    public StatisticsSettings(double riskFreeRate, AnnualConvention convention) {
        this(riskFreeRate, 0, convention);
    }
}
