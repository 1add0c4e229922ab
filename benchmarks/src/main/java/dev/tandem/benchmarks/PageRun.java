package dev.tandem.benchmarks;

import dev.tandem.testkit.performance.Judgements;
import dev.tandem.testkit.performance.PerformancePage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Measures everything once and writes what the measurements printed, and the page of it.
record PageRun(Path root) {
    private static final String CACHE_REPETITIONS = "5";

    void write() throws IOException, InterruptedException {
        var tools = new Tools(root);
        tools.run("piece", "pieces");
        for (var workload : Judgements.WITH_FLOOR) {
            tools.runPairs(workload);
        }
        tools.runPairs(Judgements.SWEEP);
        tools.run("cache", "cache", "W2", CACHE_REPETITIONS);
        tools.run("large", "large");
        tools.run("start", "start");
        Files.write(root.resolve(PerformancePage.LINES), tools.lines());
        Files.write(root.resolve(PerformancePage.FILE), PerformancePage.read(root).lines());
    }
}
