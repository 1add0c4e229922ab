package dev.tandem.runtime.prove;

import dev.tandem.api.problem.TandemException;
import dev.tandem.api.problem.TandemException.Kind;
import dev.tandem.runtime.BacktestPlan;
import dev.tandem.runtime.BacktestResult;
import java.util.ArrayList;
import java.util.List;

/// What the checks of a strategy on one plan came to.
///
/// @param truth the run itself
/// @param orders that it sent
/// @param fills of them
/// @param checks in their order: repeat, future, state, resume, ties, reports
public record Proof(BacktestResult truth, long orders, long fills, List<CheckResult> checks) {
    private static final String UNCOMPARABLE =
            "the run does not repeat itself, so that nothing can be compared with it";

    public Proof {
        checks = List.copyOf(checks);
    }

    /// Plays the run and all checks of it.
    ///
    /// @throws TandemException `TDM-5009` if the run itself breaks off
    public static Proof of(BacktestPlan plan, StrategyMaker maker, Effort effort, Watcher watcher) {
        var subject = Subject.of(plan.withStopOnAbort(true), maker);
        var truth = subject.truth();
        var result = truth.result().orElseThrow(() -> broken(truth));
        var checks = new ArrayList<CheckResult>();
        watcher.at(RepeatCheck.NAME, 0, 1);
        checks.add(RepeatCheck.of(subject));
        if (checks.getFirst().verdict() == Verdict.FAILED) {
            List.of(
                            FutureCheck.NAME,
                            StateCheck.NAME,
                            ResumeCheck.NAME,
                            TiesCheck.NAME,
                            ReportsCheck.NAME)
                    .forEach(name -> checks.add(CheckResult.skipped(name, UNCOMPARABLE)));
            return new Proof(result, truth.story().orders(), truth.story().fills(), checks);
        }
        checks.add(FutureCheck.of(subject, effort, watcher));
        var state = StateCheck.of(subject, effort, watcher);
        checks.add(state);
        checks.add(
                state.verdict() == Verdict.FAILED
                        ? CheckResult.skipped(ResumeCheck.NAME, "the state cannot be saved")
                        : ResumeCheck.of(subject, effort, watcher));
        checks.add(TiesCheck.of(subject, effort, watcher));
        checks.add(ReportsCheck.of(subject, watcher));
        return new Proof(result, truth.story().orders(), truth.story().fills(), checks);
    }

    private static TandemException broken(Trial truth) {
        return new TandemException(
                Kind.STRATEGY,
                "TDM-5009",
                "the run itself breaks off, so there is nothing to prove: " + truth.failure(),
                "correct that first: tandem backtest with the same options shows the line");
    }
}
