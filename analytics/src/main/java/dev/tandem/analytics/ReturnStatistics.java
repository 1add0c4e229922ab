package dev.tandem.analytics;

import java.util.List;

/// Growth, and growth against how much it swings.
final class ReturnStatistics {
    private static final int FEW = 20;
    private static final int GROWTH_DAYS = 90;

    private final PeriodReturns returns;
    private final double annual;

    ReturnStatistics(PeriodReturns returns) {
        this.returns = returns;
        annual = returns.annual();
    }

    List<Statistic> all() {
        return List.of(totalReturn(), growthRate(), volatility(), sharpe(), sortino());
    }

    /// `prod(1 + r) - 1`
    Statistic totalReturn() {
        return returns.sample().figure("total_return", "prod(1 + r) - 1", 1, returns::total);
    }

    /// `(1 + total)^(1/years) - 1`
    Statistic growthRate() {
        var sample = returns.lasting(GROWTH_DAYS);
        return switch (returns.convention()) {
            case CALENDAR ->
                    sample.figure("cagr", "(1 + total)^(365.25/days) - 1", 1, returns::growth)
                            .needing(Sample.amount(GROWTH_DAYS, "days"));
            case PERIODS ->
                    sample.figure("cagr", "(1 + total)^(A/n) - 1", 1, returns::growth)
                            .annualised(annual);
        };
    }

    /// `std(r, n-1) * sqrt(A)`
    Statistic volatility() {
        return returns.sample()
                .figure(
                        "volatility",
                        "std(r, n-1) * sqrt(A)",
                        FEW,
                        () -> ReturnMath.volatility(returns.plain(), annual))
                .annualised(annual);
    }

    /// `mean(r - rf_p) / std(r - rf_p, n-1) * sqrt(A)`, with its 95 % interval.
    Statistic sharpe() {
        var perPeriod = SharpeMath.perPeriod(returns.excess());
        var ratio =
                returns.sample()
                        .unless(Moments.deviation(returns.excess()) == 0, "returns never vary")
                        .figure(
                                "sharpe_ratio",
                                "mean(r - rf) / std(r - rf, n-1) * sqrt(A)",
                                FEW,
                                () -> perPeriod * Math.sqrt(annual))
                        .annualised(annual);
        return ratio.isAbsent() ? ratio : ratio.within(sharpeInterval(perPeriod));
    }

    /// `SR +- 1.96 * sqrt((1 + SR_p^2/2)/n) * sqrt(A)`
    private Statistic.Interval sharpeInterval(double perPeriod) {
        var ratio = perPeriod * Math.sqrt(annual);
        var margin = SharpeMath.margin(perPeriod, returns.excess().length, annual);
        return new Statistic.Interval(ratio - margin, ratio + margin);
    }

    /// `mean(r - m) / sqrt(mean(min(r - m, 0)^2)) * sqrt(A)`, all n in the mean.
    Statistic sortino() {
        var over = returns.overTarget();
        return returns.sample()
                .unless(ReturnMath.downside(over) == 0, "no losing period")
                .figure(
                        "sortino_ratio",
                        "mean(r - m) / sqrt(mean(min(r - m, 0)^2)) * sqrt(A)",
                        FEW,
                        () -> ReturnMath.sortino(over, annual))
                .annualised(annual);
    }
}
