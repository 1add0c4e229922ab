package dev.tandem.research;

import dev.tandem.analytics.RunRecorder;
import dev.tandem.api.problem.TandemException;
import dev.tandem.runtime.Backtest;
import dev.tandem.runtime.BacktestFailure;
import dev.tandem.runtime.BacktestPlan;
import dev.tandem.runtime.BacktestResult;
import dev.tandem.runtime.Progress;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// One backtest of a sweep: an engine, a venue and a strategy of its own over the shared history.
///
/// @param plan the same for all runs
/// @param indicators what runs of this plan share
public record BacktestTrial(
        BacktestPlan plan,
        SweepSubject subject,
        SharedIndicators indicators,
        BooleanSupplier isStopRequested)
        implements Sweep.Trial<Outcome> {
    @Override
    public @Nullable Outcome run(int number) {
        var recorder = new RunRecorder(plan.cash());
        try {
            var strategy = subject.make(number);
            var stopping = new Stopping(isStopRequested);
            var result = Backtest.run(plan, strategy, recorder, stopping, indicators);
            return result.interrupted() ? null : ran(recorder, result);
        } catch (BacktestFailure failure) {
            return new Outcome.Failed(subject.reason(failure));
        } catch (TandemException reason) {
            return subject.without(reason);
        }
    }

    private Outcome ran(RunRecorder recorder, BacktestResult result) {
        var statistics = subject.statistics(recorder, result);
        var sharpe = statistics.find("sharpe_ratio").orElseThrow();
        return new Outcome.Ran(
                result.decisionHash(),
                recorder.fills().size(),
                result.equity().amount(),
                sharpe.n(),
                sharpe.periodsPerYear().orElse(Double.NaN),
                Figures.of(statistics));
    }

    private record Stopping(BooleanSupplier isRequested) implements Progress {
        @Override
        public boolean isStopRequested() {
            return isRequested.getAsBoolean();
        }
    }
}
