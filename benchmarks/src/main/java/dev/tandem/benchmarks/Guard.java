package dev.tandem.benchmarks;

import dev.tandem.testkit.performance.Judgement;
import dev.tandem.testkit.performance.Judgement.Verdict;
import dev.tandem.testkit.performance.Judgements;
import dev.tandem.testkit.performance.Limits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Fails when the engine has become slower than its limits, on whatever machine: measured are
/// distances, and both ends of each are measured in the same minutes.
record Guard(Path root) {
    /// Prints one line of JSON for each figure.
    ///
    /// @param names of workloads, empty for all
    /// @return whether all figures keep their limits
    /// @throws IllegalArgumentException if there is no workload of a name
    boolean holds(List<String> names) throws IOException, InterruptedException {
        for (var name : names) {
            if (!Task.names().contains(name)) {
                throw new IllegalArgumentException(
                        "no workload " + name + "; write some of " + Task.names());
            }
        }
        var limits = Limits.read(root.resolve("benchmarks/limits.properties"));
        var over = new ArrayList<Judgement>();
        for (var name : names.isEmpty() ? Task.names() : names) {
            var tools = new Tools(root);
            tools.runPairs(name);
            for (var judgement : new Judgements(tools.figures(), limits).of(name)) {
                System.out.println(judgement.json());
                if (judgement.verdict() == Verdict.OVER) {
                    over.add(judgement);
                }
            }
        }
        for (var judgement : over) {
            System.err.printf(
                    "%s: %s is above the limit in benchmarks/limits.properties: %s%n",
                    judgement.workload(), judgement.figure(), judgement.json());
        }
        return over.isEmpty();
    }
}
