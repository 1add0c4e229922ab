package dev.tandem.benchmarks;

import dev.tandem.api.market.Bar;
import dev.tandem.api.market.BarSize;
import dev.tandem.api.order.OrderRequest;
import dev.tandem.api.order.Side;
import dev.tandem.api.strategy.Context;
import dev.tandem.api.strategy.Strategy;
import dev.tandem.api.value.Quantity;
import dev.tandem.data.ColumnFiles;
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
/// from the cache of columns, and played as any series. The answer must be that of a loop written
/// by hand.
record LargeSeries(Path folder) {
    private static final int BARS = 20_000_000;
    private static final int EVERY = 7 * 24 * 60;
    private static final long SIZE = 10;
    private static final long LEDGER_UNITS_A_MICRO = 100;

    void write() throws IOException {
        new WorkloadFiles(Workload.W1, folder).write(BARS);
    }

    /// One line of JSON.
    ///
    /// @throws WrongAnswer if a run gives another answer than the loop
    String measure() throws IOException {
        var wanted = floor();
        var columns = folder.resolve("columns");
        new ColumnFiles(columns).clear();
        var store = ColumnStore.in(columns, ColumnStore.USUAL_LIMIT);
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
        var found = Outcome.of(Workload.W1.plan(load(store)), new EveryWeek());
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
        var watch = new Floor.Watch();
        var generator = Workload.W1.generator(0);
        var cash = Workload.W1.cash().units() / LEDGER_UNITS_A_MICRO;
        var equity = cash;
        var units = 0L;
        var fills = 0L;
        for (var bar = 0; bar < BARS; bar++) {
            generator.next();
            if (bar > 0 && bar % EVERY == 0) {
                var order = units == 0 ? SIZE : -units;
                cash -=
                        generator.openTicks()
                                * (order * Floor.MICROS_A_TICK
                                        + Math.abs(order) * Floor.FEE_MICROS_A_TICK);
                units += order;
                fills++;
            }
            equity = cash + units * Floor.MICROS_A_TICK * generator.closeTicks();
            watch.mark(equity);
        }
        return Floor.outcome(fills, equity, watch);
    }

    /// In and out by turns on every 10,080th bar: few orders, because a run keeps what became of
    /// each.
    private static final class EveryWeek implements Strategy {
        private int bars;

        @Override
        public void onBar(Context context, Bar bar) {
            bars++;
            if (bars % EVERY == 0) {
                var side = context.position(bar.instrument()).isFlat() ? Side.BUY : Side.SELL;
                context.submit(OrderRequest.market(bar.instrument(), side, Quantity.of(SIZE)));
            }
        }
    }
}
