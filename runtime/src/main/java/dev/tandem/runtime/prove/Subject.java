package dev.tandem.runtime.prove;

import dev.tandem.api.event.RunListener;
import dev.tandem.api.strategy.Strategy;
import dev.tandem.runtime.BacktestPlan;
import dev.tandem.runtime.BacktestSession;
import java.util.function.Function;

/// What all checks start from: the plan, the strategy, and the run that others are compared with.
///
/// @param strategies gives a new instance for a run of a plan
/// @param bars bars that the true run delivered
record Subject(
        BacktestPlan plan,
        StrategyMaker maker,
        Function<BacktestPlan, Strategy> strategies,
        Trial truth,
        long bars) {
    /// Plays the true run. It may break off.
    static Subject of(BacktestPlan plan, StrategyMaker maker) {
        return of(plan, maker, _ -> maker.make());
    }

    static Subject of(
            BacktestPlan plan, StrategyMaker maker, Function<BacktestPlan, Strategy> strategies) {
        var story = new RunStory();
        var session = new BacktestSession(plan, strategies.apply(plan), story);
        var truth = Trial.whole(session, story);
        return new Subject(plan, maker, strategies, truth, session.bars());
    }

    BacktestSession session(RunListener listener) {
        return session(plan, listener);
    }

    BacktestSession session(BacktestPlan changed, RunListener listener) {
        return new BacktestSession(changed, strategies.apply(changed), listener);
    }
}
