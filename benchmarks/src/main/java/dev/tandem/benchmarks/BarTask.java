package dev.tandem.benchmarks;

import dev.tandem.api.strategy.Strategy;
import dev.tandem.testkit.workload.Workload;
import dev.tandem.testkit.workload.Workload.Answer;
import dev.tandem.testkit.workload.WorkloadFiles;
import java.io.IOException;
import java.nio.file.Path;

/// A workload of bars.
record BarTask(Workload workload, Path folder) implements Task {
    @Override
    public String name() {
        return workload.name();
    }

    @Override
    public long bars() {
        return workload.bars();
    }

    @Override
    public Answer answer() {
        return workload.answer();
    }

    @Override
    public void write() throws IOException {
        new WorkloadFiles(workload, folder).write();
    }

    @Override
    public Runs engine() {
        var history = new WorkloadFiles(workload, folder).load();
        return new Runs(
                () -> Outcome.of(workload.plan(history), workload.strategy()),
                () -> Outcome.of(workload.plan(history), onlooker()));
    }

    @Override
    public Runs floor() {
        var input = Floor.input(workload);
        return new Runs(() -> Floor.run(workload, input), null);
    }

    private Strategy onlooker() {
        return workload == Workload.W3 ? new SliceOnlooker() : new CrossOnlooker();
    }
}
