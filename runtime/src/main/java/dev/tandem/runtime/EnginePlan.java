package dev.tandem.runtime;

import dev.tandem.api.event.RunListener;
import dev.tandem.api.problem.TandemException;
import dev.tandem.api.problem.TandemException.Kind;
import dev.tandem.api.strategy.Strategy;
import dev.tandem.data.Calendars;
import dev.tandem.engine.Engine;
import dev.tandem.engine.EngineConfig;
import java.util.ArrayList;

/// The engine that a plan asks for: the same one for a run, for its replay and for whoever follows
/// it.
public record EnginePlan(BacktestPlan plan) {
    /// An engine that has taken nothing yet.
    public Engine engine(Strategy strategy, RunListener listener) {
        return new Engine(config(), strategy, listener);
    }

    /// What it is made with.
    public EngineConfig config() {
        var instruments = plan.history().instruments();
        var events = new EventPlan(plan);
        var universe = new ArrayList<EngineConfig.Feed>();
        for (var instrument : instruments) {
            var sizes = plan.sizes().isEmpty() ? plan.history().sizes(instrument) : plan.sizes();
            sizes.stream()
                    .sorted()
                    .forEach(size -> universe.add(new EngineConfig.Feed(instrument, size)));
        }
        return new EngineConfig(
                "backtest",
                plan.strategy(),
                plan.cash(),
                plan.venue().account().feeCurrency().stream().toList(),
                plan.venue().terms(),
                instruments,
                events.adjusted(),
                events.unlisted(firstNanos()),
                universe,
                plan.seed(),
                plan.targetTolerance(),
                plan.limits(),
                plan.stopOnAbort(),
                Calendars::of);
    }

    /// When the run begins: the first open or tick of its period.
    long firstNanos() {
        var first = Math.min(new StreamPlan(plan).firstNanos(), new TickPlan(plan).firstNanos());
        if (first == BarStream.NEVER) {
            throw new TandemException(
                    Kind.DATA,
                    "TDM-2301",
                    "there is no bar and no tick in the period of the run",
                    "look at --from and --to, and at the dates of the files");
        }
        return first;
    }
}
