package dev.tandem.benchmarks;

import dev.tandem.api.market.BarSize;
import dev.tandem.data.ColumnStore;
import dev.tandem.data.CsvMapping;
import dev.tandem.data.HistoryLoader;
import dev.tandem.data.MarketHistory;
import dev.tandem.data.ReadOptions;
import dev.tandem.data.ReadOptions.BadRow;
import dev.tandem.testkit.workload.Workload;
import dev.tandem.testkit.workload.Workload.Answer;
import dev.tandem.testkit.workload.WorkloadFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// A series larger than the heap: the walk of W1 for twenty million minutes, read from CSV and then
/// from the cache of columns, and played as any series. The answer must be that of the loop written
/// by hand.
record LargeSeries(Path folder) {
    private static final int BARS = 20_000_000;

    void write() throws IOException {
        new WorkloadFiles(Workload.W1, folder).write(BARS);
    }

    /// One line of JSON.
    ///
    /// @throws WrongAnswer if a run gives another answer than the loop
    String measure() throws IOException {
        var wanted = floor();
        var store = ColumnStore.in(folder.resolve("columns"), ColumnStore.USUAL_LIMIT);
        var parsed = secondsOfRun(store, wanted);
        var kept = secondsOfRun(store, wanted);
        return String.format(
                Locale.ROOT,
                "{\"bars\":%d,\"fills\":%d,\"finalEquity\":%s,\"maxHeapMb\":%d,"
                        + "\"firstSeconds\":%.2f,\"againSeconds\":%.2f,\"peakRssMb\":%.0f}",
                BARS,
                wanted.fills(),
                wanted.finalEquity().toDecimal().toPlainString(),
                Runtime.getRuntime().maxMemory() >> 20,
                parsed,
                kept,
                Usage.peakRssMegabytes());
    }

    private double secondsOfRun(ColumnStore store, Outcome wanted) {
        var start = System.nanoTime();
        var found = Outcome.of(Workload.W1.plan(load(store)), Workload.W1.strategy());
        var seconds = (System.nanoTime() - start) / 1e9;
        if (!found.equals(wanted)) {
            var equity = wanted.finalEquity().toDecimal().toPlainString();
            throw new WrongAnswer(found, new Answer(wanted.fills(), equity));
        }
        return seconds;
    }

    private MarketHistory load(ColumnStore store) {
        return HistoryLoader.load(
                        List.of(folder.resolve("W1.csv")),
                        List.of(),
                        CsvMapping.AUTO,
                        Workload.KIND,
                        null,
                        List.of(),
                        null,
                        null,
                        new ReadOptions(BadRow.REFUSE, BarSize.M1, store))
                .history();
    }

    private static Outcome floor() {
        var open = new int[1][BARS];
        var close = new int[1][BARS];
        var generator = Workload.W1.generator(0);
        for (var bar = 0; bar < BARS; bar++) {
            generator.next();
            open[0][bar] = (int) generator.openTicks();
            close[0][bar] = (int) generator.closeTicks();
        }
        return Floor.run(Workload.W1, new FloorInput(open, close));
    }
}
