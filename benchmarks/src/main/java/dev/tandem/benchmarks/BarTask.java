package dev.tandem.benchmarks;

import dev.tandem.testkit.workload.Workload;
import dev.tandem.testkit.workload.Workload.Answer;
import dev.tandem.testkit.workload.WorkloadFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;

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
    public Supplier<Outcome> engine() {
        var history = new WorkloadFiles(workload, folder).load();
        return () -> Outcome.of(workload.plan(history), workload.strategy());
    }

    @Override
    public Supplier<Outcome> floor() {
        var input = Floor.input(workload);
        return () -> Floor.run(workload, input);
    }
}
