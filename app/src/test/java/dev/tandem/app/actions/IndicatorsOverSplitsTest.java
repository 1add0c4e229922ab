package dev.tandem.app.actions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.api.event.InstrumentEvent;
import dev.tandem.api.event.RunListener;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.instrument.InstrumentClass;
import dev.tandem.api.market.Bar;
import dev.tandem.api.market.BarField;
import dev.tandem.api.market.BarSize;
import dev.tandem.api.strategy.Context;
import dev.tandem.api.strategy.Strategy;
import dev.tandem.api.value.Money;
import dev.tandem.data.BarColumns;
import dev.tandem.data.InstrumentTerms;
import dev.tandem.data.MarketHistory;
import dev.tandem.indicators.Atr;
import dev.tandem.indicators.Donchian;
import dev.tandem.indicators.Ema;
import dev.tandem.indicators.Rsi;
import dev.tandem.indicators.Sma;
import dev.tandem.indicators.WilderAverage;
import dev.tandem.runtime.Backtest;
import dev.tandem.runtime.BacktestPlan;
import dev.tandem.runtime.Progress;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A run over raw prices with their splits sees the indicators and the history of a run over prices
/// that were adjusted beforehand, in the prices of its day: nothing jumps, and nothing of the
/// future is needed for it.
class IndicatorsOverSplitsTest {
    private static final int BARS = 1500;
    private static final LocalDate FIRST = LocalDate.of(2015, 1, 5);
    private static final Instrument SHARE =
            InstrumentTerms.of(InstrumentClass.EQUITY, "A").instrument("A", 0);

    /// Index of the first bar after a split, and its ratio.
    private record Split(int bar, String ratio) {}

    private static final List<Split> SPLITS =
            List.of(
                    new Split(150, "2"),
                    new Split(400, "0.125"),
                    new Split(401, "3"),
                    new Split(1300, "7"));

    private static final class Watcher implements Strategy {
        private final List<double[]> seen = new ArrayList<>();
        private Sma sma = new Sma(200);
        private Ema ema = new Ema(50);
        private Rsi rsi = new Rsi(14);
        private Atr atr = new Atr(14);
        private Donchian channel = new Donchian(20);
        private WilderAverage volume = new WilderAverage(10);

        @Override
        public void onStart(Context context) {
            var bars = context.universe().getFirst();
            sma = bars.feed(sma);
            ema = bars.feed(ema);
            rsi = bars.feed(rsi);
            atr = bars.feed(atr);
            channel = bars.feed(channel);
            volume = bars.feed(volume, BarField.VOLUME);
        }

        @Override
        public void onBar(Context context, Bar bar) {
            var closes = context.data().history(bar.instrument(), BarField.CLOSE, 300, BarSize.D1);
            seen.add(
                    new double[] {
                        bar.close(),
                        sma.value(),
                        ema.value(),
                        atr.value(),
                        channel.upper(),
                        closes[0],
                        closes[closes.length / 2],
                        1 / volume.value(),
                        rsi.value()
                    });
        }
    }

    @ParameterizedTest(name = "from bar {0}")
    @ValueSource(ints = {0, 100, 250, 450, 1350})
    void indicatorsCompareWithThePricesOfTheirDay(int firstBar) {
        var adjusted = series(false);
        var from = LocalDate.ofEpochDay(adjusted.tradingDay(firstBar));

        var expected = watch(MarketHistory.of(List.of(adjusted)), from);
        var raw = series(true);
        var actual = watch(MarketHistory.of(List.of(raw)).withEvents(events(raw)), from);

        assertThat(actual).hasSameSizeAs(expected);
        for (var i = 0; i < expected.size(); i++) {
            var scale = scale(firstBar + i);
            for (var column = 0; column < expected.get(i).length; column++) {
                var isRatio = column == expected.get(i).length - 1;
                var wanted = expected.get(i)[column] * (isRatio ? 1 : scale);
                var found = actual.get(i)[column];
                if (Double.isNaN(wanted)) {
                    assertThat(found).isNaN();
                } else {
                    assertThat(found)
                            .as("bar %d column %d", firstBar + i, column)
                            .isCloseTo(wanted, within(1e-9 * Math.abs(wanted)));
                }
            }
        }
    }

    private static List<double[]> watch(MarketHistory history, LocalDate from) {
        var watcher = new Watcher();
        var plan =
                BacktestPlan.of("watcher", Money.parse("1000 USD"), history).withPeriod(from, null);
        Backtest.run(plan, watcher, new RunListener() {}, Progress.NONE);
        return watcher.seen;
    }

    private static List<InstrumentEvent> events(BarColumns bars) {
        var events = new ArrayList<InstrumentEvent>();
        for (var split : SPLITS) {
            var at =
                    LocalDate.ofEpochDay(bars.tradingDay(split.bar()))
                            .atStartOfDay(SHARE.calendar().zone());
            events.add(
                    new InstrumentEvent.Split(
                            SHARE,
                            at.toEpochSecond() * 1_000_000_000L,
                            new BigDecimal(split.ratio())));
        }
        return events;
    }

    /// By what an adjusted price of a bar is multiplied to the raw one.
    private static double scale(int bar) {
        var scale = 1.0;
        for (var split : SPLITS) {
            scale *= bar < split.bar() ? Double.parseDouble(split.ratio()) : 1;
        }
        return scale;
    }

    private static BarColumns series(boolean raw) {
        var random = new SplittableRandom(20261121);
        var bars = BarColumns.builder(SHARE, BarSize.D1);
        var price = 20.0;
        var session = SHARE.calendar().nextSession(FIRST);
        for (var i = 0; i < BARS; i++) {
            var scale = raw ? scale(i) : 1;
            var open = price * random.nextDouble(0.98, 1.02);
            price = open * random.nextDouble(0.97, 1.031);
            var reach = open * random.nextDouble(0.02);
            bars.append(
                    session.openNanos(),
                    session.closeNanos(),
                    open * scale,
                    (Math.max(open, price) + reach) * scale,
                    (Math.min(open, price) - reach) * scale,
                    price * scale,
                    random.nextDouble(1000, 2000) / scale,
                    (int) session.date().toEpochDay());
            session = SHARE.calendar().nextSession(session.date());
        }
        return bars.build();
    }
}
