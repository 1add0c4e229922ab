package dev.tandem.benchmarks;

import dev.tandem.data.ColumnStore;
import dev.tandem.data.CsvMapping;
import dev.tandem.data.HistoryLoader;
import dev.tandem.data.ReadOptions;
import dev.tandem.data.ReadOptions.BadRow;
import dev.tandem.testkit.workload.Workload;
import dev.tandem.testkit.workload.WorkloadFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How long it takes to get bars from the cache of columns: all of a workload in a process that has
/// just begun, and one series of daily bars in one that is warm.
record CacheReadings(Workload workload, Path input, Path daily, ColumnStore store) {
    private static final int TEN_YEARS = 2520;
    private static final int WARMUP_READINGS = 2000;
    private static final int READINGS = 200;
    private static final double TICKS_PER_UNIT = 4;

    /// @throws IllegalArgumentException for a workload of trades, which are not kept
    static CacheReadings of(String workload, Path folder) {
        return new CacheReadings(
                Workload.valueOf(workload),
                folder.resolve(workload),
                folder.resolve("daily.csv"),
                ColumnStore.in(folder.resolve("columns"), ColumnStore.USUAL_LIMIT));
    }

    /// Writes the series and reads everything once, so that it is kept.
    void keep() throws IOException {
        var generator = Workload.W2.generator(0);
        var text = new StringBuilder("ts,open,high,low,close,volume\n");
        for (var bar = 0; bar < TEN_YEARS; bar++) {
            generator.next();
            text.append(Workload.W2.openMillis(bar));
            for (var ticks :
                    new long[] {
                        generator.openTicks(),
                        generator.highTicks(),
                        generator.lowTicks(),
                        generator.closeTicks()
                    }) {
                text.append(',').append(ticks / TICKS_PER_UNIT);
            }
            text.append(',').append(generator.volume()).append('\n');
        }
        Files.writeString(daily, text);
        readDaily(store);
        new WorkloadFiles(workload, input).load(store);
    }

    /// One line of JSON.
    String measure(Task task, int repetitions) {
        var start = System.nanoTime();
        var history = new WorkloadFiles(workload, input).load(store);
        var loadSeconds = (System.nanoTime() - start) / 1e9;
        var outcome = Outcome.of(workload.plan(history), workload.strategy());
        var coldSeconds = Usage.secondsSinceStart();
        var coldCpuSeconds = Usage.cpuNanos() / 1e9;
        Samples.check(task, outcome);
        if (!store.notes().isEmpty()) {
            throw new IllegalStateException(String.join("; ", store.notes()));
        }
        var kept = readings(store, repetitions);
        var parsed = readings(null, repetitions);
        return String.format(
                Locale.ROOT,
                "{\"workload\":\"%s\",\"bars\":%d,\"loadSeconds\":%.4f,\"coldSeconds\":%.3f,"
                        + "\"coldCpuSeconds\":%.2f,\"dailyBars\":%d,\"dailyCacheMillis\":%.3f,"
                        + "\"dailyCsvMillis\":%.3f}",
                task.name(),
                task.bars(),
                loadSeconds,
                coldSeconds,
                coldCpuSeconds,
                TEN_YEARS,
                kept * 1e3,
                parsed * 1e3);
    }

    /// The median of some samples, each the mean of a few hundred readings.
    private double readings(@Nullable ColumnStore from, int samples) {
        for (var i = 0; i < WARMUP_READINGS; i++) {
            readDaily(from);
        }
        var seconds = new double[samples];
        for (var sample = 0; sample < samples; sample++) {
            var start = System.nanoTime();
            for (var i = 0; i < READINGS; i++) {
                readDaily(from);
            }
            seconds[sample] = (System.nanoTime() - start) / 1e9 / READINGS;
        }
        return Samples.median(seconds);
    }

    private void readDaily(@Nullable ColumnStore from) {
        var loaded =
                HistoryLoader.load(
                        List.of(daily),
                        List.of(),
                        CsvMapping.AUTO,
                        Workload.KIND,
                        null,
                        List.of(),
                        null,
                        null,
                        new ReadOptions(BadRow.REFUSE, Workload.W2.size(), from));
        if (loaded.files().getFirst().rows() != TEN_YEARS) {
            throw new IllegalStateException(daily + " does not hold " + TEN_YEARS + " bars");
        }
    }
}
