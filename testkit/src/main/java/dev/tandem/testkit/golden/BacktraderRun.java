package dev.tandem.testkit.golden;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.value.Currency;
import dev.tandem.api.value.Money;
import dev.tandem.runtime.Backtest;
import dev.tandem.runtime.BacktestPlan;
import dev.tandem.runtime.BacktestResult;
import dev.tandem.runtime.Progress;
import dev.tandem.simulator.VenueModel;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;

/// A backtrader case played by our engine.
///
/// @param averagesAfterFills the engine's own average price after each fill, zero when flat
record BacktraderRun(
        GoldenBars bars,
        GoldenRecorder recorder,
        List<BigDecimal> averagesAfterFills,
        BacktestResult result) {
    static BacktraderRun of(BacktraderCase golden, Path root) {
        var cash = Money.of(golden.startCash(), Currency.USD);
        var bars = GoldenBars.read(golden, root);
        var plan =
                BacktestPlan.of(golden.folder().getFileName().toString(), cash, bars.history())
                        .withVenue(
                                VenueModel.BACKTRADER
                                        .withCommission(golden.commission())
                                        .withSlippage(golden.slippage())
                                        .withParticipation(golden.participation()));
        var recorder = new GoldenRecorder(cash, bars.history().instruments().size());
        var strategy = new WatchedStrategy(golden.strategy().get());
        var result = Backtest.run(plan, strategy, recorder, Progress.NONE);
        return new BacktraderRun(bars, recorder, strategy.averagesAfterFills(), result);
    }

    List<Instrument> instruments() {
        return bars.history().instruments();
    }
}
