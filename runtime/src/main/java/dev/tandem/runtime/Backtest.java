package dev.tandem.runtime;

import dev.tandem.api.event.RunListener;
import dev.tandem.api.strategy.Strategy;
import dev.tandem.engine.StrategyFailure;

/// Runs a strategy over history as fast as it goes.
public final class Backtest {
    private static final int PROGRESS_INSTANTS = 4096;
    private static final String ON_STOP = "onStop";

    private Backtest() {}

    /// Runs to the end of the data, or until the progress asks to stop.
    ///
    /// @throws BacktestFailure if a callback throws and the plan stops there
    /// @throws dev.tandem.api.problem.TandemException if plan and data do not fit together
    public static BacktestResult run(
            BacktestPlan plan, Strategy strategy, RunListener listener, Progress progress) {
        return run(plan, strategy, listener, progress, IndicatorSource.NONE);
    }

    /// As above, one of many runs of the same plan: what indicators computed in others is looked
    /// up. The result is the same.
    public static BacktestResult run(
            BacktestPlan plan,
            Strategy strategy,
            RunListener listener,
            Progress progress,
            IndicatorSource indicators) {
        var session = new BacktestSession(plan, strategy, listener, indicators);
        try {
            return run(session, progress);
        } catch (StrategyFailure failure) {
            stop(session, failure);
            throw new BacktestFailure(failure, session.result(true), session.barsInAll());
        }
    }

    private static BacktestResult run(BacktestSession session, Progress progress) {
        session.start();
        var instants = 0;
        while (session.step()) {
            if (++instants == PROGRESS_INSTANTS) {
                instants = 0;
                progress.at(session.nowNanos(), session.bars());
                if (progress.isStopRequested()) {
                    return session.finish(true);
                }
            }
        }
        progress.at(session.nowNanos(), session.bars());
        return session.finish(false);
    }

    /// A strategy that failed is still told that it is over, unless it failed at being told; a
    /// second failure is noted on the first.
    private static void stop(BacktestSession session, StrategyFailure failure) {
        if (failure.callback().equals(ON_STOP)) {
            return;
        }
        try {
            session.finish(true);
        } catch (StrategyFailure second) {
            failure.addSuppressed(second);
        }
    }
}
