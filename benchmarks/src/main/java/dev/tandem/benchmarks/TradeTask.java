package dev.tandem.benchmarks;

import dev.tandem.api.market.BarSize;
import dev.tandem.data.MarketHistory;
import dev.tandem.data.TradeColumns;
import dev.tandem.runtime.BacktestPlan;
import dev.tandem.testkit.workload.TradeWorkload;
import dev.tandem.testkit.workload.Workload.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/// W4: trades. Each run builds its minute bars of them again.
record TradeTask(Path folder) implements Task {
    static final String NAME = TradeWorkload.SYMBOL;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public long bars() {
        return TradeWorkload.TRADES;
    }

    @Override
    public Answer answer() {
        return TradeWorkload.ANSWER;
    }

    @Override
    public void write() throws IOException {
        Files.createDirectories(folder);
        if (!Files.exists(file())) {
            var unfinished = folder.resolve(NAME + ".part");
            TradeWorkload.write(unfinished);
            Files.move(unfinished, file(), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    @Override
    public Runs engine() {
        var loaded = TradeWorkload.load(file());
        if (!loaded.files().getFirst().sha256().equals(TradeWorkload.SHA256)) {
            throw new IllegalStateException(file() + " is not the file whose hash is known");
        }
        var history = loaded.history();
        var trades = List.of(history.trades(history.instruments().getFirst()).orElseThrow());
        return new Runs(
                () -> Outcome.of(plan(trades), TradeWorkload.strategy()),
                () -> Outcome.of(plan(trades), new CrossOnlooker()));
    }

    private static BacktestPlan plan(List<TradeColumns> trades) {
        var fresh = MarketHistory.of(List.of(), trades, List.of(), List.of());
        return TradeWorkload.plan(fresh).withSizes(List.of(BarSize.M1));
    }

    @Override
    public Runs floor() {
        var input = FloorOfW4.Input.generate();
        return new Runs(() -> new FloorOfW4().run(input), null);
    }

    private Path file() {
        return folder.resolve(NAME + ".csv");
    }
}
