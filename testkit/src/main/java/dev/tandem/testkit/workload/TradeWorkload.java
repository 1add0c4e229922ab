package dev.tandem.testkit.workload;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.Aggressor;
import dev.tandem.api.market.BarSize;
import dev.tandem.api.strategy.Strategy;
import dev.tandem.api.value.Currency;
import dev.tandem.api.value.Money;
import dev.tandem.data.CsvMapping;
import dev.tandem.data.HistoryLoader;
import dev.tandem.data.LoadedHistory;
import dev.tandem.data.MarketHistory;
import dev.tandem.data.ReadOptions;
import dev.tandem.data.TradeColumns;
import dev.tandem.runtime.BacktestPlan;
import dev.tandem.testkit.workload.CrossStrategy.Entry;
import dev.tandem.testkit.workload.Workload.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/// W4: ten million trades of one symbol, minute bars built of them, an average crossing. Prices are
/// whole ticks of 0.25, from 12,500; a step of time is 1 to 517 ms.
public final class TradeWorkload {
    public static final int TRADES = 10_000_000;
    public static final String SYMBOL = "W4";

    /// Hash of the CSV file.
    public static final String SHA256 =
            "35d590833152cae67a24b6df5653a7b33458a77ab6067d824feb79e646f230c1";

    /// What a run over the minute bars must come to.
    public static final Answer ANSWER = new Answer(1_625, "985387.343500");

    private static final String HEADER = "ts,price,size\n";
    private static final int FLUSH_CHARACTERS = 1 << 16;
    private static final int CENTS_A_TICK = 25;
    private static final long MILLI = 1_000_000L;

    private TradeWorkload() {}

    /// The walk of the prices.
    private static final class Walk {
        private final SplitMix64 random = new SplitMix64(4_000_012);
        private long millis = Instant.parse("2020-01-01T00:00:00Z").toEpochMilli();
        private long ticks = 50_000;
        private long size;

        void next() {
            millis += 1 + random.below(517);
            var step = random.below(4);
            ticks += step == 0 ? -1 : step == 1 ? 1 : 0;
            size = 1 + random.below(100);
        }
    }

    /// Writes the file: `ts,price,size`, milliseconds, two decimals.
    public static void write(Path file) throws IOException {
        var walk = new Walk();
        var text = new StringBuilder(HEADER);
        try (var out = Files.newBufferedWriter(file, StandardCharsets.US_ASCII)) {
            for (var i = 0; i < TRADES; i++) {
                walk.next();
                var cents = walk.ticks * CENTS_A_TICK;
                text.append(walk.millis).append(',').append(cents / 100).append('.');
                text.append((char) ('0' + cents / 10 % 10)).append((char) ('0' + cents % 10));
                text.append(',').append(walk.size).append('\n');
                if (text.length() > FLUSH_CHARACTERS) {
                    out.append(text);
                    text.setLength(0);
                }
            }
            out.append(text);
        }
    }

    /// Reads the file as a user's file would be read, with minute bars.
    public static LoadedHistory load(Path file) {
        return HistoryLoader.load(
                List.of(file),
                List.of(SYMBOL),
                CsvMapping.AUTO,
                Workload.KIND,
                null,
                List.of(BarSize.M1),
                null,
                null,
                ReadOptions.STRICT);
    }

    /// The trades without a file.
    public static TradeColumns trades(Instrument instrument) {
        var walk = new Walk();
        var trades = TradeColumns.builder(instrument);
        for (var i = 0; i < TRADES; i++) {
            walk.next();
            trades.append(
                    walk.millis * MILLI,
                    walk.ticks * (CENTS_A_TICK / 100.0),
                    (double) walk.size,
                    Aggressor.UNKNOWN);
        }
        return trades.build();
    }

    public static Strategy strategy() {
        return new CrossStrategy(new Entry.Units(10));
    }

    /// The run over a history of this workload.
    public static BacktestPlan plan(MarketHistory history) {
        return Workload.plan(SYMBOL, Money.of("1000000", Currency.USD), history);
    }
}
