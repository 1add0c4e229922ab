package dev.tandem.benchmarks;

import dev.tandem.api.market.BarSize;
import dev.tandem.data.MarketHistory;
import dev.tandem.testkit.workload.TradeWorkload;
import dev.tandem.testkit.workload.Workload.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Supplier;

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
    public Supplier<Outcome> engine() {
        var loaded = TradeWorkload.load(file());
        if (!loaded.files().getFirst().sha256().equals(TradeWorkload.SHA256)) {
            throw new IllegalStateException(file() + " is not the file whose hash is known");
        }
        var history = loaded.history();
        var trades = List.of(history.trades(history.instruments().getFirst()).orElseThrow());
        return () -> {
            var fresh = MarketHistory.of(List.of(), trades, List.of(), List.of());
            var plan = TradeWorkload.plan(fresh).withSizes(List.of(BarSize.M1));
            return Outcome.of(plan, TradeWorkload.strategy());
        };
    }

    @Override
    public Supplier<Outcome> floor() {
        var input = FloorOfW4.Input.generate();
        return () -> new FloorOfW4().run(input);
    }

    private Path file() {
        return folder.resolve(NAME + ".csv");
    }
}
