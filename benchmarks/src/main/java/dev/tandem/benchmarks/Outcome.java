package dev.tandem.benchmarks;

import dev.tandem.api.strategy.Strategy;
import dev.tandem.api.value.Money;
import dev.tandem.runtime.Backtest;
import dev.tandem.runtime.BacktestPlan;
import dev.tandem.runtime.Progress;
import dev.tandem.testkit.workload.EquityWatch;

/// What one run came to.
///
/// @param drawdown deepest fall of equity below its peak
record Outcome(long fills, Money finalEquity, Money drawdown) {
    /// That of a run of the engine.
    static Outcome of(BacktestPlan plan, Strategy strategy) {
        var watch = new EquityWatch();
        var result = Backtest.run(plan, strategy, watch, Progress.NONE);
        var drawdown = new Money(watch.drawdownUnits(), result.equity().currency());
        return new Outcome(watch.fills(), result.equity(), drawdown);
    }
}
