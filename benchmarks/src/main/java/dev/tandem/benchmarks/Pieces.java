package dev.tandem.benchmarks;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/// Measures single operations, each in a process of its own.
final class Pieces {
    private static final String SUFFIX = "Piece";
    private static final String JMH_QUIET = "--sun-misc-unsafe-memory-access=allow";
    private static final String ALLOCATED = "gc.alloc.rate.norm";
    private static final int WARMUP_ROUNDS = 10;
    private static final int ROUNDS = 5;
    private static final TimeValue ROUND = TimeValue.milliseconds(500);

    private Pieces() {}

    /// Prints a line of JSON for each piece.
    ///
    /// @param part of the names of those wanted, empty for all
    /// @throws IllegalStateException if no name has this part, or JMH fails
    static void print(String part) {
        var options =
                new OptionsBuilder()
                        .include(pattern(part))
                        .mode(Mode.AverageTime)
                        .timeUnit(TimeUnit.NANOSECONDS)
                        .forks(1)
                        .jvmArgs("-XX:+UseSerialGC", "-XX:MaxNewSize=64m", JMH_QUIET)
                        .warmupIterations(WARMUP_ROUNDS)
                        .warmupTime(ROUND)
                        .measurementIterations(ROUNDS)
                        .measurementTime(ROUND)
                        .addProfiler(GCProfiler.class)
                        .verbosity(VerboseMode.SILENT)
                        .build();
        try {
            for (var result : new Runner(options).run()) {
                System.out.println(json(result));
            }
        } catch (RunnerException failure) {
            throw new IllegalStateException("JMH: " + failure.getMessage(), failure);
        }
    }

    /// Finds `RollingSum.add` by `Rolling`, `add` or the whole name.
    private static String pattern(String part) {
        var words = part.split("\\.", 2);
        return words.length == 2
                ? "\\." + words[0] + SUFFIX + "\\." + words[1]
                : SUFFIX + "\\..*" + part + "|" + part + "\\w*" + SUFFIX + "\\.";
    }

    private static String json(RunResult result) {
        var time = result.getPrimaryResult();
        return String.format(
                Locale.ROOT,
                "{\"piece\":\"%s\",\"nanos\":%.2f,\"nanosError\":%.2f,\"allocatedBytes\":%.1f}",
                name(result.getParams().getBenchmark()),
                time.getScore(),
                time.getScoreError(),
                result.getSecondaryResults().get(ALLOCATED).getScore());
    }

    /// `RollingSum.add` of `dev.tandem.benchmarks.piece.RollingSumPiece.add`.
    private static String name(String benchmark) {
        var words = benchmark.split("\\.");
        var type = words[words.length - 2];
        return type.substring(0, type.length() - SUFFIX.length()) + "." + words[words.length - 1];
    }
}
