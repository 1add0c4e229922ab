package dev.tandem.benchmarks;

import dev.tandem.testkit.workload.Workload;
import dev.tandem.testkit.workload.Workload.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// One workload as it is measured.
interface Task {
    String name();

    /// Bars of all symbols; of a workload of trades, the trades.
    long bars();

    Answer answer();

    /// Writes the input, once.
    void write() throws IOException;

    /// Loads the input; the result runs the engine over it.
    Runs engine();

    /// Makes the input; the result runs the loop written by hand over it.
    Runs floor();

    /// The names of all tasks.
    static List<String> names() {
        var names = new ArrayList<String>();
        for (var workload : Workload.values()) {
            names.add(workload.name());
        }
        names.add(TradeTask.NAME);
        names.add(SweepTask.NAME);
        return names;
    }

    /// @param folder of all inputs
    /// @throws IllegalArgumentException if there is no task of that name
    static Task of(String name, Path folder) {
        return switch (name) {
            case TradeTask.NAME -> new TradeTask(folder.resolve(name));
            case SweepTask.NAME -> new SweepTask(folder.resolve(Workload.W1.name()));
            default -> new BarTask(Workload.valueOf(name), folder.resolve(name));
        };
    }
}
