package dev.tandem.benchmarks;

import dev.tandem.api.value.Money;
import dev.tandem.data.MarketHistory;
import dev.tandem.runtime.Backtest;
import dev.tandem.runtime.Progress;
import dev.tandem.testkit.workload.EquityWatch;
import dev.tandem.testkit.workload.Workload;
import dev.tandem.testkit.workload.WorkloadFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Supplier;

/// Prints one line of JSON for one workload:
///
///     prepare FOLDER W1          writes the input, once
///     run FOLDER W1 [10]         the engine over the files, as any user's strategy
///     floor FOLDER W1 [10]       a loop written by hand for this workload, over arrays
///
/// Exit code 9 when fills or final equity are not those of the reference, 2 for wrong arguments.
public final class Main {
    private static final int USAGE = 2;
    private static final int WRONG_ANSWER = 9;

    private final Arguments arguments;
    private final WorkloadFiles files;

    private Main(Path folder, Arguments arguments) {
        this.arguments = arguments;
        files =
                new WorkloadFiles(
                        arguments.workload(), folder.resolve(arguments.workload().name()));
    }

    static void main(String[] words) throws IOException {
        try {
            if (words.length < 2) {
                throw new IllegalArgumentException("write a tool, a folder and a workload");
            }
            var arguments = Arguments.parse(Arrays.copyOfRange(words, 2, words.length));
            new Main(Path.of(words[1]), arguments).go(words[0]);
        } catch (WrongAnswer wrong) {
            System.err.println("wrong answer: " + wrong.getMessage());
            System.exit(WRONG_ANSWER);
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(USAGE);
        }
    }

    private void go(String tool) throws IOException {
        var workload = arguments.workload();
        switch (tool) {
            case "prepare" -> files.write();
            case "run" -> {
                var start = System.nanoTime();
                var history = files.load();
                measure(start, () -> engine(workload, history));
            }
            case "floor" -> {
                var start = System.nanoTime();
                var input = Floor.input(workload);
                measure(start, () -> Floor.run(workload, input));
            }
            default -> throw new IllegalArgumentException("no tool \"" + tool + "\"");
        }
    }

    private void measure(long loadStart, Supplier<Outcome> run) throws IOException {
        var loadSeconds = (System.nanoTime() - loadStart) / 1e9;
        var outcome = run.get();
        var coldSeconds = Usage.secondsSinceStart();
        Samples.check(arguments.workload(), outcome);
        var samples = Samples.take(arguments.workload(), arguments.repetitions(), run);
        System.out.println(
                Report.of(arguments.workload(), outcome, samples, loadSeconds, coldSeconds).json());
    }

    private static Outcome engine(Workload workload, MarketHistory history) {
        var watch = new EquityWatch();
        var result =
                Backtest.run(workload.plan(history), workload.strategy(), watch, Progress.NONE);
        var drawdown = new Money(watch.drawdownUnits(), result.equity().currency());
        return new Outcome(watch.fills(), result.equity(), drawdown);
    }
}
