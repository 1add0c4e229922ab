package dev.tandem.analytics;

import java.util.List;

/// How probable it is that the Sharpe ratio is no luck.
final class SkillStatistics {
    private static final int SOME = 60;
    private static final String DEFLATED = "deflated_sharpe_ratio";

    private final PeriodReturns returns;
    private final Sample sample;

    SkillStatistics(PeriodReturns returns) {
        this.returns = returns;
        sample =
                returns.sample()
                        .unless(Moments.deviation(returns.excess()) == 0, "returns never vary");
    }

    List<Statistic> all() {
        return List.of(probabilisticSharpe(), deflatedSharpe());
    }

    /// `Phi(SR_p * sqrt(n-1) / sqrt(1 - g3*SR_p + (g4-1)/4*SR_p^2))`
    Statistic probabilisticSharpe() {
        return sample.figure(
                "probabilistic_sharpe_ratio",
                "Phi(SR * sqrt(n-1) / sqrt(1 - g3*SR + (g4-1)/4*SR^2)), SR per period",
                SOME,
                () -> SharpeMath.probabilityAbove(0, returns.excess()));
    }

    /// That of a single run, where nothing was tried.
    private Statistic deflatedSharpe() {
        var formula = "PSR against the expected best of N trials";
        return Statistic.absent(
                        DEFLATED, "needs the trials of an optimisation", sample.n(), formula)
                .needing(Sample.amount(SOME, "returns"));
    }

    /// The probability against [Trials#expectedBest]; the formula names N and the variance.
    Statistic deflatedSharpe(Trials trials) {
        return sample.figure(
                DEFLATED,
                formula(trials),
                SOME,
                () -> SharpeMath.probabilityAbove(trials.expectedBest(), returns.excess()));
    }

    /// The same of a run that is known by its figures.
    static Statistic deflatedSharpe(
            double perPeriod, long n, double skew, double excessKurtosis, Trials trials) {
        return Sample.of(n, "returns")
                .figure(
                        DEFLATED,
                        formula(trials),
                        SOME,
                        () ->
                                SharpeMath.probabilityAbove(
                                        trials.expectedBest(),
                                        perPeriod,
                                        Math.toIntExact(n),
                                        skew,
                                        excessKurtosis + 3));
    }

    private static String formula(Trials trials) {
        return "PSR against the expected best of N trials, N = "
                + trials.count()
                + ", variance of their SR per period = "
                + trials.variance();
    }
}
