package dev.tandem.benchmarks;

import dev.tandem.testkit.performance.Figures;
import dev.tandem.testkit.performance.Judgements;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Runs the tools of this folder as processes of their own and keeps the lines that they print,
/// each with the name of its tool.
final class Tools {
    private static final int WRONG_ANSWER = 9;
    private static final int PAIRS = 5;
    private static final String SAMPLES = "8";
    private static final String SWEEPS = "1";

    private final Path root;
    private final List<String> lines = new ArrayList<>();

    Tools(Path root) {
        this.root = root;
        lines.add(Machine.json(root));
    }

    /// The floor and the engine by turns, so that both meet the same minutes; of the sweep, a
    /// single run of W1 and the sweep.
    void runPairs(String workload) throws IOException, InterruptedException {
        for (var pair = 0; pair < PAIRS; pair++) {
            if (workload.equals(Judgements.SWEEP)) {
                run("single", "run", "W1", SWEEPS);
                run("run", "run", workload, SWEEPS);
            } else {
                run("floor", "floor", workload, SAMPLES);
                run("run", "run", workload, SAMPLES);
            }
        }
    }

    /// Runs a tool and keeps its lines.
    ///
    /// @param name that the lines get
    /// @throws WrongAnswer if the tool found one
    /// @throws IllegalStateException if the tool failed
    void run(String name, String tool, String... words) throws IOException, InterruptedException {
        System.err.println("benchmarks/" + tool + " " + String.join(" ", words));
        var command = new ArrayList<String>();
        command.add(root.resolve("benchmarks").resolve(tool).toString());
        command.addAll(List.of(words));
        var process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        var status = process.waitFor();
        if (status == WRONG_ANSWER) {
            throw new WrongAnswer(String.join(" ", command) + " found a wrong answer");
        }
        if (status != 0) {
            throw new IllegalStateException(command + " ended with exit code " + status);
        }
        for (var line : printed.lines().toList()) {
            if (!line.startsWith("{")) {
                throw new IllegalStateException(command + " printed something else: " + line);
            }
            lines.add("{\"tool\":\"" + name + "\"," + line.substring(1));
        }
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    Figures figures() {
        return Figures.of(lines);
    }
}
