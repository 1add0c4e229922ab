package dev.tandem.research;

import dev.tandem.analytics.RunRecorder;
import dev.tandem.analytics.Statistics;
import dev.tandem.api.problem.TandemException;
import dev.tandem.api.strategy.Strategy;
import dev.tandem.runtime.BacktestFailure;
import dev.tandem.runtime.BacktestResult;

/// The strategy of a sweep, made anew for each run. Used by several threads at once.
public interface SweepSubject {
    /// A fresh instance.
    ///
    /// @param number of the parameter set, from 1
    /// @throws TandemException if it cannot be made of these values
    Strategy make(int number);

    /// The figures of a run that came to its end.
    Statistics statistics(RunRecorder recorder, BacktestResult result);

    /// A set that could not be run to its end: the strategy refused its values, or they fit the
    /// data badly.
    Outcome without(TandemException reason);

    /// What was thrown, in one line.
    String reason(BacktestFailure failure);
}
