package dev.tandem.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/// Prints lines of JSON:
///
///     prepare FOLDER W1          writes the input, once
///     run FOLDER W1 [10]         the engine over the files, as any user's strategy
///     floor FOLDER W1 [10]       a loop written by hand for this workload, over arrays
///     keep FOLDER W2             fills the cache of columns for the next one
///     cache FOLDER W2 [10]       a first run from the cache, then readings of one series from it
///     prepare-large FOLDER       writes a series larger than the heap, once
///     large FOLDER               the engine over it
///     guard ROOT [W1 ...]        distances from the floor against their limits
///     page ROOT                  everything, written into docs/performance.md
///     journal FOLDER             appends, commits and reads a journal in the folder
///     restart ROOT [5]           restarts of a paper session with a million records
///     pieces ROOT [NAME]         single operations, by JMH
///     start FOLDER               `./tandem --help` and `./tandem demo` of the program in the folder
///
/// Exit code 9 when fills or final equity are not those of the reference or a figure is above its
/// limit, 2 for wrong arguments.
public final class Main {
    private static final int STARTS = 9;
    private static final String RESTARTS = "5";
    private static final int USAGE = 2;
    private static final int WRONG_ANSWER = 9;

    private final Arguments arguments;
    private final Task task;
    private final Path folder;

    private Main(Path folder, Arguments arguments) {
        this.arguments = arguments;
        this.folder = folder;
        task = Task.of(arguments.task(), folder);
    }

    static void main(String[] words) throws IOException, InterruptedException {
        try {
            if (words.length < 2) {
                throw new IllegalArgumentException("write a tool, a folder and a workload");
            }
            var folder = Path.of(words[1]);
            var rest = List.of(words).subList(2, words.length);
            switch (words[0]) {
                case "guard" -> {
                    if (!new Guard(folder).holds(rest)) {
                        System.exit(WRONG_ANSWER);
                    }
                }
                case "page" -> new PageRun(folder).write();
                case "pieces" -> Pieces.print(rest.isEmpty() ? "" : rest.getFirst());
                case "prepare-large" -> new LargeSeries(folder).write();
                case "large" -> System.out.println(new LargeSeries(folder).measure());
                case "journal" -> new JournalFigures(folder).print();
                case "restart" ->
                        new Restarts(folder)
                                .print(
                                        Integer.parseInt(
                                                rest.isEmpty() ? RESTARTS : rest.getFirst()));
                case "start" -> System.out.println(new Starts(folder).measure(STARTS));
                default ->
                        new Main(folder, Arguments.parse(rest.toArray(String[]::new))).go(words[0]);
            }
        } catch (WrongAnswer wrong) {
            System.err.println("wrong answer: " + wrong.getMessage());
            System.exit(WRONG_ANSWER);
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(USAGE);
        }
    }

    private void go(String tool) throws IOException {
        switch (tool) {
            case "prepare" -> task.write();
            case "run" -> measure(task::engine);
            case "floor" -> measure(task::floor);
            case "keep" -> CacheReadings.of(arguments.task(), folder).keep();
            case "cache" ->
                    System.out.println(
                            CacheReadings.of(arguments.task(), folder)
                                    .measure(task, arguments.repetitions()));
            default -> throw new IllegalArgumentException("no tool \"" + tool + "\"");
        }
    }

    private void measure(Supplier<Runs> load) throws IOException {
        var loadStart = System.nanoTime();
        var runs = load.get();
        var loadSeconds = (System.nanoTime() - loadStart) / 1e9;
        var outcome = runs.trading().get();
        var coldSeconds = Usage.secondsSinceStart();
        Samples.check(task, outcome);
        var samples = Samples.take(task, arguments.repetitions(), runs.trading());
        var peakRssMegabytes = Usage.peakRssMegabytes();
        var idle = Samples.allocatedBytesPerBarIdle(task, runs.idle());
        var report =
                new Report(
                        task, outcome, samples, idle, loadSeconds, coldSeconds, peakRssMegabytes);
        System.out.println(report.json());
    }
}
