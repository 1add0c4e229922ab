package dev.tandem.testkit.golden.zipline;

import dev.tandem.api.event.InstrumentEvent;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.value.Currency;
import dev.tandem.api.value.Money;
import dev.tandem.data.BarColumns;
import dev.tandem.data.MarketHistory;
import dev.tandem.runtime.Backtest;
import dev.tandem.runtime.BacktestPlan;
import dev.tandem.runtime.Progress;
import dev.tandem.simulator.VenueModel;
import dev.tandem.testkit.golden.GoldenRecorder;
import dev.tandem.testkit.golden.LoadedBars;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// A zipline case played by our engine.
///
/// @param bars by instrument ordinal
record ZiplineRun(List<BarColumns> bars, GoldenRecorder recorder) {

    static ZiplineRun of(ZiplineCase golden) {
        var bars = new ArrayList<BarColumns>();
        var events = new ArrayList<InstrumentEvent>();
        for (var symbol : golden.symbols()) {
            var file = golden.data().resolve(symbol + ".csv.gz");
            bars.add(
                    LoadedBars.read(file, null, bars.size())
                            .between(golden.firstBar(), golden.lastBar()));
            var instrument = bars.getLast().instrument();
            CorporateEvents.played(file, golden.data().resolve("events"), instrument)
                    .forEach(events::add);
        }
        var cash = Money.of(golden.startCash(), Currency.USD);
        var plan =
                BacktestPlan.of(
                                golden.folder().getFileName().toString(),
                                cash,
                                MarketHistory.of(bars).withEvents(events))
                        .withVenue(VenueModel.ZIPLINE);
        var recorder = new GoldenRecorder(cash, bars.size());
        Backtest.run(plan, golden.strategy(), recorder, Progress.NONE);
        return new ZiplineRun(bars, recorder);
    }

    /// The trading date of an instant.
    LocalDate session(long atNanos) {
        return instruments().getFirst().calendar().localDate(atNanos);
    }

    List<Instrument> instruments() {
        return bars.stream().map(BarColumns::instrument).toList();
    }

    /// The last close of an instrument at an instant.
    double close(Instrument instrument, long atNanos) {
        var columns = bars.get(instrument.ordinal());
        var next = columns.indexAtOrAfterClose(atNanos + 1);
        return columns.close(next - 1);
    }
}
