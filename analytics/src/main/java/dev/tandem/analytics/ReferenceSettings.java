package dev.tandem.analytics;

/// What empyrical's functions ask for beside the returns.
///
/// @param periodsPerYear `A`, above 0
/// @param riskFree rate of one period, as a fraction
/// @param requiredReturn of one period, as a fraction: `mar`
public record ReferenceSettings(double periodsPerYear, double riskFree, double requiredReturn) {
    public ReferenceSettings {
        if (!(periodsPerYear > 0) || !Double.isFinite(riskFree + requiredReturn)) {
            throw new IllegalArgumentException(
                    "no settings: %s periods a year, rate %s, required %s"
                            .formatted(periodsPerYear, riskFree, requiredReturn));
        }
    }

    /// Nothing earned without risk, nothing required.
    public static ReferenceSettings of(double periodsPerYear) {
        return new ReferenceSettings(periodsPerYear, 0, 0);
    }
}
