package dev.tandem.research;

import dev.tandem.analytics.Statistic;
import dev.tandem.analytics.Statistics;
import dev.tandem.analytics.Trials;
import java.util.List;
import java.util.Optional;

/// How good the chosen row is beside what chance alone would have made of as many trials.
///
/// @param trials the runs, all of them counted, with the variance of their Sharpe ratios of one
///   period
/// @param expectedBest annual Sharpe ratio that the best of them is expected to show without skill
/// @param deflatedSharpe of the chosen row
public record Luck(Trials trials, double expectedBest, Statistic deflatedSharpe) {
    /// @param rows the whole of a sweep: one shard alone knows too few trials
    /// @param chosen one of them
    /// @return empty if the chosen row did not run, or has no Sharpe ratio
    public static Optional<Luck> of(List<SweepRow> rows, SweepRow chosen) {
        if (!(chosen.outcome() instanceof Outcome.Ran best)
                || best.figures().value("sharpe_ratio").isEmpty()) {
            return Optional.empty();
        }
        var ran =
                rows.stream()
                        .map(SweepRow::outcome)
                        .filter(Outcome.Ran.class::isInstance)
                        .map(Outcome.Ran.class::cast)
                        .toList();
        var known =
                ran.stream()
                        .filter(run -> run.figures().value("sharpe_ratio").isPresent())
                        .mapToDouble(Luck::perPeriod)
                        .toArray();
        var trials = new Trials(ran.size(), Trials.of(known).variance());
        var figures = best.figures();
        return Optional.of(
                new Luck(
                        trials,
                        trials.expectedBest() * Math.sqrt(best.periodsPerYear()),
                        Statistics.deflatedSharpe(
                                perPeriod(best),
                                best.returns(),
                                figures.value("skew").orElse(Double.NaN),
                                figures.value("excess_kurtosis").orElse(Double.NaN),
                                trials)));
    }

    private static double perPeriod(Outcome.Ran run) {
        return run.figures().value("sharpe_ratio").orElseThrow() / Math.sqrt(run.periodsPerYear());
    }
}
