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
/// @param margin that one contract takes out of cash, as backtrader counts it; 0 for shares
/// @param averagesAfterFills the engine's own average price after each fill, zero when flat
record BacktraderRun(
        GoldenBars bars,
        GoldenRecorder recorder,
        List<BigDecimal> averagesAfterFills,
        BacktestResult result,
        BigDecimal margin) {
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
        var future = golden.future();
        return new BacktraderRun(
                bars,
                recorder,
                strategy.averagesAfterFills(),
                result,
                future == null ? BigDecimal.ZERO : future.margin());
    }

    /// Cash at a mark in the words of backtrader: that of a future is settled at each bar and its
    /// margin is taken out.
    BigDecimal cash(int mark) {
        var curve = recorder.run().equity();
        var scale = curve.currency().scale();
        if (margin.signum() == 0) {
            return BigDecimal.valueOf(curve.cashUnits(mark), scale);
        }
        var bound = BigDecimal.ZERO;
        var positions = recorder.positionsAtMarks().get(mark);
        for (var instrument : instruments()) {
            var units = Math.abs(positions[instrument.ordinal()]);
            bound =
                    bound.add(
                            margin.multiply(BigDecimal.valueOf(units, instrument.quantityScale())));
        }
        return BigDecimal.valueOf(curve.equityUnits(mark), scale).subtract(bound);
    }

    List<Instrument> instruments() {
        return bars.history().instruments();
    }
}
