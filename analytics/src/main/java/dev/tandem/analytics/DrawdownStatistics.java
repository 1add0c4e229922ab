package dev.tandem.analytics;

import java.util.List;
import java.util.function.ToDoubleFunction;

/// How far and for how long the value was below its peak.
final class DrawdownStatistics {
    private static final int FEW = 20;
    private static final int CALMAR_DAYS = 365;

    private final PeriodReturns returns;
    private final Sample marks;
    private final Sample closes;
    private final Drawdown deepest;
    private final Drawdown deepestOnCloses;

    DrawdownStatistics(Marks marks, PeriodReturns returns) {
        var periods = returns.periods();
        var startsAtZero = marks.size() > 0 && marks.start() <= 0;
        this.returns = returns;
        this.marks =
                Sample.of(marks.size(), "marks").unless(startsAtZero, "starts at or below zero");
        closes = Sample.of(periods.size(), "marks").unless(startsAtZero, "starts at or below zero");
        deepest = marks.size() < 2 || startsAtZero ? Drawdown.NONE : Drawdown.of(marks);
        deepestOnCloses = periods.size() < 2 || startsAtZero ? Drawdown.NONE : Drawdown.of(periods);
    }

    List<Statistic> all() {
        return List.of(
                maxDrawdown(), maxDrawdownOnCloses(), days(), recoveryDays(), calmar(), ulcer());
    }

    /// `min_t(W_t / max_{s<=t} W_s - 1)` at the finest recorded step.
    Statistic maxDrawdown() {
        return marks.figure(
                "max_drawdown", "min(E / max(E so far) - 1), all marks", 2, deepest::depth);
    }

    /// The same at period ends only, so never deeper.
    Statistic maxDrawdownOnCloses() {
        return closes.figure(
                "max_drawdown_on_closes",
                "min(E / max(E so far) - 1), period ends",
                2,
                deepestOnCloses::depth);
    }

    /// Days from the peak of the deepest drawdown to its recovery.
    Statistic days() {
        return whenRecovered(
                "max_drawdown_days", "days from the peak to its recovery", Drawdown::days);
    }

    /// Days from the trough of the deepest drawdown to its recovery.
    Statistic recoveryDays() {
        return whenRecovered(
                "max_drawdown_recovery_days",
                "days from the trough to the recovery of the peak",
                Drawdown::recoveryDays);
    }

    private Statistic whenRecovered(
            String name, String formula, ToDoubleFunction<Drawdown> figure) {
        var open = "open, " + Math.round(deepest.days()) + " d so far";
        return marks.unless(!deepest.isRecovered(), open)
                .figure(name, formula, 2, () -> figure.applyAsDouble(deepest));
    }

    /// `cagr / abs(max_drawdown)`, whole period.
    Statistic calmar() {
        var ratio =
                returns.lasting(CALMAR_DAYS)
                        .unless(deepest.depth() == 0, "no drawdown")
                        .figure(
                                "calmar_ratio",
                                "cagr / abs(max_drawdown)",
                                1,
                                () -> returns.growth() / Math.abs(deepest.depth()));
        return switch (returns.convention()) {
            case CALENDAR -> ratio.needing(Sample.amount(CALMAR_DAYS, "days"));
            case PERIODS -> ratio.annualised(returns.annual());
        };
    }

    /// `sqrt(mean(dd_t^2))`
    Statistic ulcer() {
        return returns.sample()
                .figure(
                        "ulcer_index",
                        "sqrt(mean(drawdown^2)) at period ends",
                        FEW,
                        () -> ReturnMath.ulcerIndex(returns.periods().values()));
    }
}
