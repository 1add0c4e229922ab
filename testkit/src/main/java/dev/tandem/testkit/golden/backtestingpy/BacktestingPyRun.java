package dev.tandem.testkit.golden.backtestingpy;

import dev.tandem.analytics.RunRecorder;
import dev.tandem.api.instrument.InstrumentClass;
import dev.tandem.api.market.Bar;
import dev.tandem.api.strategy.Context;
import dev.tandem.api.strategy.Strategy;
import dev.tandem.api.value.Currency;
import dev.tandem.api.value.Money;
import dev.tandem.data.BarColumns;
import dev.tandem.data.MarketHistory;
import dev.tandem.runtime.Backtest;
import dev.tandem.runtime.BacktestPlan;
import dev.tandem.runtime.Progress;
import dev.tandem.testkit.golden.LoadedBars;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/// A backtesting.py case played by our engine.
///
/// The engine knows no sessions, so every file is read as that of a market that never closes.
record BacktestingPyRun(BarColumns bars, RunRecorder recorder) {
    private static final int STAMP_LENGTH = "2004-08-19 00:00:00".length();

    static BacktestingPyRun of(BacktestingPyCase golden, Path root) {
        var all = LoadedBars.read(root.resolve(golden.data()), InstrumentClass.CRYPTO, 0);
        var bars = between(all, nanos(golden.firstBar()), nanos(golden.lastBar()));
        var cash = Money.of(golden.broker().cash(), Currency.USD);
        var plan =
                BacktestPlan.of(
                                golden.folder().getFileName().toString(),
                                cash,
                                MarketHistory.of(List.of(bars)))
                        .withVenue(golden.broker().venue());
        var recorder = new RunRecorder(cash);
        var strategy = new Called(golden.strategy().get(), bars);
        Backtest.run(plan, strategy, recorder, Progress.NONE);
        return new BacktestingPyRun(bars, recorder);
    }

    /// The stamp of a bar as the tables write it: a date for days, else that of the file in UTC.
    String stamp(int bar) {
        var stamp = Instant.EPOCH.plusNanos(bars.openNanos(bar)).atOffset(ZoneOffset.UTC);
        return bars.size().isIntraday()
                ? DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(stamp)
                : stamp.toLocalDate().toString();
    }

    /// The bar that ends at an instant.
    int bar(long atNanos) {
        return bars.indexAtOrAfterClose(atNanos);
    }

    /// A stamp of `case.json` in UTC.
    private static long nanos(String stamp) {
        var utc = stamp.endsWith("+00:00") || stamp.length() == STAMP_LENGTH;
        if (!utc || stamp.length() < STAMP_LENGTH) {
            throw new IllegalArgumentException("no stamp in UTC: " + stamp);
        }
        var local = LocalDateTime.parse(stamp.substring(0, STAMP_LENGTH).replace(' ', 'T'));
        return local.toEpochSecond(ZoneOffset.UTC) * 1_000_000_000L;
    }

    /// The bars that open within both instants.
    private static BarColumns between(BarColumns all, long firstNanos, long lastNanos) {
        var builder = BarColumns.builder(all.instrument(), all.size());
        for (var i = 0; i < all.count(); i++) {
            if (all.openNanos(i) >= firstNanos && all.openNanos(i) <= lastNanos) {
                builder.append(
                        all.openNanos(i),
                        all.closeNanos(i),
                        all.open(i),
                        all.high(i),
                        all.low(i),
                        all.close(i),
                        all.volume(i),
                        all.tradingDay(i));
            }
        }
        return builder.build();
    }

    /// A strategy as this engine calls it: first at the second bar, and as the orders of a bar are
    /// worked together with the next one, those of the last bar never are.
    private static final class Called implements Strategy {
        private final Strategy strategy;
        private final long firstNanos;
        private final long lastNanos;

        Called(Strategy strategy, BarColumns bars) {
            if (bars.isEmpty()) {
                throw new IllegalArgumentException("the data have no bar of the case");
            }
            this.strategy = strategy;
            firstNanos = bars.closeNanos(0);
            lastNanos = bars.closeNanos(bars.count() - 1);
        }

        @Override
        public void onStart(Context context) {
            strategy.onStart(context);
        }

        @Override
        public void onBar(Context context, Bar bar) {
            if (bar.closeNanos() > firstNanos && bar.closeNanos() < lastNanos) {
                strategy.onBar(context, bar);
            }
        }
    }
}
