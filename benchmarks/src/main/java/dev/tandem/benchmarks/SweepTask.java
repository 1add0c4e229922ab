package dev.tandem.benchmarks;

import dev.tandem.api.value.Currency;
import dev.tandem.api.value.Money;
import dev.tandem.research.Axis;
import dev.tandem.research.Shard;
import dev.tandem.research.SharedIndicators;
import dev.tandem.research.Sweep;
import dev.tandem.research.SweepPlan;
import dev.tandem.runtime.BacktestPlan;
import dev.tandem.testkit.workload.CrossStrategy;
import dev.tandem.testkit.workload.Workload;
import dev.tandem.testkit.workload.Workload.Answer;
import dev.tandem.testkit.workload.WorkloadFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// W5: W1 with a hundred pairs of lengths on all cores, through the sweep that users run. Its fills
/// and its equity are the sums of all runs.
///
/// @param folder of W1
record SweepTask(Path folder) implements Task {
    static final String NAME = "W5";
    private static final long UNITS = 10;
    private static final SweepPlan PLAN =
            SweepPlan.grid(
                    List.of(Axis.parse("fast", "5..23..2"), Axis.parse("slow", "30..120..10")));

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public long bars() {
        return Workload.W1.bars() * PLAN.size();
    }

    @Override
    public Answer answer() {
        return new Answer(2_297_448, "92478967.929000");
    }

    @Override
    public void write() throws IOException {
        new WorkloadFiles(Workload.W1, folder).write();
    }

    @Override
    public Runs engine() {
        var plan = Workload.W1.plan(new WorkloadFiles(Workload.W1, folder).load());
        var threads = Runtime.getRuntime().availableProcessors();
        return new Runs(() -> sweep(plan, threads), null);
    }

    private static Outcome sweep(BacktestPlan plan, int threads) {
        var sum = new Sum();
        var indicators = SharedIndicators.ofUsualSize(); // of this sweep: computed anew
        Sweep.run(
                PLAN.numbers(Shard.WHOLE),
                threads,
                number -> Outcome.of(plan, strategy(PLAN.values(number)), indicators),
                () -> false,
                (_, outcome) -> sum.add(outcome));
        return sum.outcome();
    }

    private static CrossStrategy strategy(List<String> values) {
        return new CrossStrategy(
                Integer.parseInt(values.get(0)),
                Integer.parseInt(values.get(1)),
                new CrossStrategy.Entry.Units(UNITS));
    }

    /// @throws IllegalArgumentException always: no loop is written by hand for it
    @Override
    public Runs floor() {
        throw new IllegalArgumentException("W5 has no floor: it is a hundred times W1");
    }

    private static final class Sum {
        private long fills;
        private long equityUnits;
        private long drawdownUnits;

        void add(Outcome outcome) {
            fills += outcome.fills();
            equityUnits = Math.addExact(equityUnits, outcome.finalEquity().units());
            drawdownUnits = Math.max(drawdownUnits, outcome.drawdown().units());
        }

        Outcome outcome() {
            return new Outcome(
                    fills,
                    new Money(equityUnits, Currency.USD),
                    new Money(drawdownUnits, Currency.USD));
        }
    }
}
