package dev.tandem.runtime;

import dev.tandem.engine.StrategyFailure;

/// A callback of the strategy threw and the plan stops there: the failure, and what came of the run
/// until then.
public final class BacktestFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient StrategyFailure failure;
    private final transient BacktestResult soFar;
    private final long barsInAll;

    BacktestFailure(StrategyFailure failure, BacktestResult soFar, long barsInAll) {
        super(failure.getMessage(), failure);
        this.failure = failure;
        this.soFar = soFar;
        this.barsInAll = barsInAll;
    }

    public StrategyFailure failure() {
        return failure;
    }

    /// The part that ran, marked as interrupted. Its bars include the one at which the callback
    /// threw.
    public BacktestResult soFar() {
        return soFar;
    }

    /// Bars of the whole run, 0 if it had not begun.
    public long barsInAll() {
        return barsInAll;
    }
}
