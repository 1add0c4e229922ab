package dev.tandem.benchmarks;

import dev.tandem.api.strategy.Strategy;
import dev.tandem.api.value.Money;
import dev.tandem.runtime.Backtest;
import dev.tandem.runtime.BacktestPlan;
import dev.tandem.runtime.IndicatorSource;
import dev.tandem.runtime.Progress;
import dev.tandem.testkit.workload.EquityWatch;

/// What one run came to.
///
/// @param drawdown deepest fall of equity below its peak
record Outcome(long fills, Money finalEquity, Money drawdown) {
    /// That of a run of the engine.
    static Outcome of(BacktestPlan plan, Strategy strategy) {
        return of(plan, strategy, IndicatorSource.NONE);
    }

    /// That of a run that shares its indicators with others.
    static Outcome of(BacktestPlan plan, Strategy strategy, IndicatorSource indicators) {
        var watch = new EquityWatch();
        var result = Backtest.run(plan, strategy, watch, Progress.NONE, indicators);
        var drawdown = new Money(watch.drawdownUnits(), result.equity().currency());
        return new Outcome(watch.fills(), result.equity(), drawdown);
    }
}
