package dev.tandem.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.api.event.RunListener;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.Bar;
import dev.tandem.api.market.BarSize;
import dev.tandem.api.strategy.Context;
import dev.tandem.api.strategy.Strategy;
import dev.tandem.api.value.Money;
import dev.tandem.data.MarketHistory;
import dev.tandem.runtime.SmallStrategies.Mean;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Earlier bars warm indicators up, exactly as deep as each wants; nobody else sees them.
class WarmUpTest {
    private final Instrument a = RandomMarkets.instrument("A", 0);
    private final MarketHistory history =
            MarketHistory.of(List.of(RandomMarkets.series(a, BarSize.H1, 5, 200)));

    private static final class Watching implements Strategy {
        private final List<Mean> means = new ArrayList<>();
        private final List<Double> values = new ArrayList<>();
        private final List<Boolean> ready = new ArrayList<>();
        private final List<Long> seen = new ArrayList<>();
        private final int[] lengths;

        Watching(int... lengths) {
            this.lengths = lengths;
        }

        @Override
        public void onStart(Context context) {
            for (var length : lengths) {
                means.add(context.universe().getFirst().feed(new Mean(length)));
            }
        }

        @Override
        public void onBar(Context context, Bar bar) {
            seen.add(bar.closeNanos());
            for (var mean : means) {
                values.add(mean.value());
                ready.add(mean.isReady());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 20})
    void anIndicatorIsReadyAtTheFirstBarOfThePeriod(int length) {
        var strategy = new Watching(length, 3);
        var columns = history.find(a, BarSize.H1).orElseThrow();
        var from = LocalDate.of(2024, 1, 5);

        run(strategy, from);

        var first = columns.indexAtOrAfterClose(strategy.seen.getFirst());
        assertThat(columns.tradingDay(first)).isEqualTo((int) from.toEpochDay());
        assertThat(columns.tradingDay(first - 1)).isLessThan((int) from.toEpochDay());
        assertThat(strategy.ready).doesNotContain(false);
        for (var i = 0; i < strategy.seen.size(); i++) {
            assertThat(strategy.values.get(2 * i)).isEqualTo(mean(first + i, length));
            assertThat(strategy.values.get(2 * i + 1)).isEqualTo(mean(first + i, 3));
        }
    }

    @Test
    void withoutEarlierBarsAnIndicatorStartsCold() {
        var strategy = new Watching(4);
        run(strategy, LocalDate.of(2024, 1, 1));
        assertThat(strategy.ready.subList(0, 5)).containsExactly(false, false, false, true, true);
    }

    @Test
    void oneSeriesUnderTwoNamesOfItsSizeMarksPositionsOnce() {
        var marks = new ArrayList<Long>();
        var plan = BacktestPlan.of("twice", Money.parse("10000 USD"), history);
        Backtest.run(
                plan,
                new Strategy() {
                    @Override
                    public void onStart(Context context) {
                        context.bars(context.instrument("A"), BarSize.parse("60m"));
                    }

                    @Override
                    public void onBar(Context context, Bar bar) {
                        context.targetWeight(bar.instrument(), 0.5);
                    }
                },
                new RunListener() {
                    @Override
                    public void onPositionBar(
                            long atNanos, Instrument instrument, double high, double low) {
                        marks.add(atNanos);
                    }
                },
                Progress.NONE);
        assertThat(marks).isNotEmpty().doesNotHaveDuplicates();
    }

    private double mean(int last, int length) {
        var columns = history.find(a, BarSize.H1).orElseThrow();
        var mean = new Mean(length);
        // in the order in which the window of the strategy's own indicator was filled
        for (var i = firstFed(last, length); i <= last; i++) {
            mean.add(columns.close(i));
        }
        return mean.value();
    }

    private int firstFed(int last, int length) {
        var columns = history.find(a, BarSize.H1).orElseThrow();
        var from = (int) LocalDate.of(2024, 1, 5).toEpochDay();
        var first = 0;
        while (columns.tradingDay(first) < from) {
            first++;
        }
        return Math.min(first - length, last);
    }

    private void run(Strategy strategy, LocalDate from) {
        var plan =
                BacktestPlan.of("warm", Money.parse("10000 USD"), history).withPeriod(from, null);
        Backtest.run(plan, strategy, new RunListener() {}, Progress.NONE);
    }
}
