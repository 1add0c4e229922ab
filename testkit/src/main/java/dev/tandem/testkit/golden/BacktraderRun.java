package dev.tandem.testkit.golden;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.value.Currency;
import dev.tandem.api.value.Money;
import dev.tandem.data.BarColumns;
import dev.tandem.data.CsvMapping;
import dev.tandem.data.HistoryLoader;
import dev.tandem.data.MarketHistory;
import dev.tandem.data.ReadOptions;
import dev.tandem.runtime.Backtest;
import dev.tandem.runtime.BacktestPlan;
import dev.tandem.runtime.BacktestResult;
import dev.tandem.runtime.Progress;
import dev.tandem.simulator.VenueModel;
import dev.tandem.testkit.golden.BacktraderCase.DataFile;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/// A backtrader case played by our engine.
///
/// @param averagesAfterFills the engine's own average price after each fill, zero when flat
record BacktraderRun(
        List<Instrument> instruments,
        GoldenRecorder recorder,
        List<BigDecimal> averagesAfterFills,
        BacktestResult result) {
    private static final String FOLDER = "shared/";

    static BacktraderRun of(BacktraderCase golden, Path shared) {
        var cash = Money.of(golden.startCash(), Currency.USD);
        var history = history(golden, shared);
        var plan =
                BacktestPlan.of(golden.folder().getFileName().toString(), cash, history)
                        .withVenue(
                                VenueModel.BACKTRADER
                                        .withCommission(golden.commission())
                                        .withSlippage(golden.slippage()));
        var recorder = new GoldenRecorder(cash, history.instruments().size());
        var strategy = new WatchedStrategy(golden.strategy().get());
        var result = Backtest.run(plan, strategy, recorder, Progress.NONE);
        return new BacktraderRun(
                history.instruments(), recorder, strategy.averagesAfterFills(), result);
    }

    /// The trading date of an instant.
    LocalDate date(long atNanos) {
        return instruments.getFirst().calendar().localDate(atNanos);
    }

    /// Only the bars of the case: earlier ones would warm up the indicators.
    private static MarketHistory history(BacktraderCase golden, Path shared) {
        var files = golden.data().stream().map(data -> file(data, shared)).toList();
        var symbols = golden.data().stream().map(DataFile::symbol).toList();
        var all =
                HistoryLoader.load(
                                files,
                                symbols,
                                CsvMapping.AUTO,
                                null,
                                null,
                                List.of(),
                                null,
                                null,
                                ReadOptions.STRICT)
                        .history();
        return MarketHistory.of(
                all.instruments().stream()
                        .map(instrument -> onlySeries(all, instrument))
                        .map(bars -> bars.between(golden.firstBar(), golden.lastBar()))
                        .toList());
    }

    private static BarColumns onlySeries(MarketHistory history, Instrument instrument) {
        return history.find(instrument, history.sizes(instrument).getFirst()).orElseThrow();
    }

    private static Path file(DataFile data, Path shared) {
        if (!data.file().startsWith(FOLDER)) {
            throw new IllegalArgumentException("not in the folder `shared`: " + data.file());
        }
        return shared.resolve(data.file().substring(FOLDER.length()));
    }
}
