package dev.tandem.analytics;

import java.util.List;

/// The returns beside those of a benchmark.
final class BenchmarkStatistics {
    private static final int SOME = 60;

    private final PairedReturns pairs;
    private final Sample sample;
    private final AnnualConvention convention;
    private final double annual;
    private final Regression line;
    private final boolean isSteady;
    private final double[] difference;

    private BenchmarkStatistics(PeriodReturns returns, PairedReturns pairs) {
        this.pairs = pairs;
        sample = pairs.sample();
        convention = returns.convention();
        annual = returns.annual();
        line =
                Regression.of(
                        ReturnMath.excess(pairs.benchmark(), returns.riskFree()),
                        ReturnMath.excess(pairs.own(), returns.riskFree()));
        isSteady = Moments.deviation(pairs.benchmark()) == 0;
        difference = pairs.difference();
    }

    static BenchmarkStatistics of(PeriodReturns returns, PeriodMarks benchmark) {
        return new BenchmarkStatistics(returns, PairedReturns.of(returns.periods(), benchmark));
    }

    /// The same figures, all absent.
    static List<Statistic> without(PeriodReturns returns) {
        return of(returns, returns.periods()).all().stream()
                .map(figure -> figure.missing("no benchmark"))
                .toList();
    }

    List<Statistic> all() {
        return List.of(beta(), alpha(), rSquared(), trackingError(), informationRatio());
    }

    /// `cov(r - rf_p, b - rf_p) / var(b - rf_p)`
    Statistic beta() {
        return regressed().figure("beta", "cov(r - rf, b - rf) / var(b - rf)", SOME, line::slope);
    }

    /// `alpha_p = mean(r - rf_p) - beta * mean(b - rf_p)`, times A or compounded, as
    /// [AnnualConvention] says.
    Statistic alpha() {
        var perPeriod = "mean(r - rf) - beta * mean(b - rf)";
        return switch (convention) {
            case CALENDAR ->
                    annualised("alpha", "(" + perPeriod + ") * A", line.intercept() * annual);
            case PERIODS ->
                    annualised(
                            "alpha",
                            "(1 + " + perPeriod + ")^A - 1",
                            Math.pow(1 + line.intercept(), annual) - 1);
        };
    }

    private Statistic annualised(String name, String formula, double value) {
        return regressed().figure(name, formula, SOME, () -> value).annualised(annual);
    }

    /// `corr(r, b)^2`
    Statistic rSquared() {
        return regressed()
                .unless(Moments.deviation(pairs.own()) == 0, "returns never vary")
                .figure("r_squared", "corr(r, b)^2", SOME, line::rSquared);
    }

    private Sample regressed() {
        return sample.unless(isSteady, "benchmark never varies");
    }

    /// `std(r - b, n-1) * sqrt(A)`
    Statistic trackingError() {
        return sample.figure(
                        "tracking_error",
                        "std(r - b, n-1) * sqrt(A)",
                        SOME,
                        () -> ReturnMath.volatility(difference, annual))
                .annualised(annual);
    }

    /// `mean(r - b) / std(r - b, n-1) * sqrt(A)`, or that of one period, as [AnnualConvention]
    /// says.
    Statistic informationRatio() {
        var name = "information_ratio";
        var formula = "mean(r - b) / std(r - b, n-1)";
        var perPeriod = SharpeMath.perPeriod(difference);
        var varying =
                sample.unless(
                        Moments.deviation(difference) == 0,
                        "difference to the benchmark never varies");
        return switch (convention) {
            case CALENDAR ->
                    varying.figure(
                                    name,
                                    formula + " * sqrt(A)",
                                    SOME,
                                    () -> perPeriod * Math.sqrt(annual))
                            .annualised(annual);
            case PERIODS -> varying.figure(name, formula, SOME, () -> perPeriod);
        };
    }
}
