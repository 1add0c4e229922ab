package dev.tandem.benchmarks;

import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Times of one workload in steady state. A sample is the mean of as many runs as fill a quarter of
/// a second, because process times come in steps of 10 ms.
///
/// @param wallSeconds of one run, by sample
/// @param cpuSeconds of one run, all threads, by sample
record Samples(double[] wallSeconds, double[] cpuSeconds, double allocatedBytesPerBar) {
    private static final int WARMUP_RUNS = 2;
    private static final long WARMUP_NANOS = 5_000_000_000L;
    private static final int IDLE_RUNS = 5;
    private static final long IDLE_WARMUP_NANOS = 1_500_000_000L;
    private static final double SAMPLE_NANOS = 250_000_000;

    /// Warms up, then takes samples; every run must give the right answer.
    static Samples take(Task task, int count, Supplier<Outcome> run) {
        var batch = warmUp(task, run);
        var wall = new double[count];
        var cpu = new double[count];
        var allocated = Usage.allocatedBytes();
        for (var sample = 0; sample < count; sample++) {
            var wallBefore = System.nanoTime();
            var cpuBefore = Usage.cpuNanos();
            for (var i = 0; i < batch; i++) {
                check(task, run.get());
            }
            cpu[sample] = (Usage.cpuNanos() - cpuBefore) / 1e9 / batch;
            wall[sample] = (System.nanoTime() - wallBefore) / 1e9 / batch;
        }
        allocated = Usage.allocatedBytes() - allocated;
        return new Samples(wall, cpu, (double) allocated / batch / count / task.bars());
    }

    /// @throws WrongAnswer if it is not the reference answer
    static void check(Task task, Outcome outcome) {
        if (!task.answer().agrees(outcome.fills(), outcome.finalEquity())) {
            throw new WrongAnswer(outcome, task.answer());
        }
    }

    /// Of runs in which nobody orders: what the engine allocates by itself.
    ///
    /// @param run null for none
    /// @return NaN for none
    static double allocatedBytesPerBarIdle(Task task, @Nullable Supplier<Outcome> run) {
        if (run == null) {
            return Double.NaN;
        }
        var start = System.nanoTime();
        for (var i = 0; i < IDLE_RUNS || System.nanoTime() - start < IDLE_WARMUP_NANOS; i++) {
            checkIdle(run.get());
        }
        var allocated = Usage.allocatedBytes();
        for (var i = 0; i < IDLE_RUNS; i++) {
            checkIdle(run.get());
        }
        return (double) (Usage.allocatedBytes() - allocated) / IDLE_RUNS / task.bars();
    }

    private static void checkIdle(Outcome outcome) {
        if (outcome.fills() != 0 || outcome.drawdown().units() != 0) {
            throw new IllegalStateException("a run without orders came to " + outcome);
        }
    }

    static double least(double[] values) {
        return Arrays.stream(values).min().orElseThrow();
    }

    static double median(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    /// Number of runs that fill a sample.
    private static int warmUp(Task task, Supplier<Outcome> run) {
        var start = System.nanoTime();
        var last = 0L;
        for (var i = 0; i < WARMUP_RUNS || System.nanoTime() - start < WARMUP_NANOS; i++) {
            var before = System.nanoTime();
            check(task, run.get());
            last = System.nanoTime() - before;
        }
        return (int) Math.max(1, Math.ceil(SAMPLE_NANOS / last));
    }
}
