package dev.tandem.runtime;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.Bar;
import dev.tandem.api.market.BarField;
import dev.tandem.api.market.BarSize;
import dev.tandem.api.market.Revision;
import dev.tandem.api.market.Slice;
import dev.tandem.api.strategy.Context;
import dev.tandem.api.strategy.PerInstrument;
import dev.tandem.api.strategy.RebalanceConfig;
import dev.tandem.api.strategy.Schedule;
import dev.tandem.api.strategy.SessionTime;
import dev.tandem.api.strategy.Strategy;
import dev.tandem.api.strategy.TargetWeights;
import dev.tandem.api.strategy.Timer;
import dev.tandem.api.strategy.ValueIndicator;
import java.time.Duration;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Supplier;

/// Strategies that together hold every kind of state and use every part of the context.
final class SmallStrategies {
    private SmallStrategies() {}

    static List<Supplier<Strategy>> all() {
        return List.of(
                Crossing::new,
                OrderingStrategies.Gambler::new,
                OrderingStrategies.Everything::new,
                OrderingStrategies.Patient::new,
                Rotation::new,
                CatchingUp::new,
                Clockwork::new);
    }

    static final class Mean implements ValueIndicator {
        private final double[] window;
        private int count;

        Mean(int length) {
            window = new double[length];
        }

        @Override
        public void add(double value) {
            window[count++ % window.length] = value;
        }

        @Override
        public double value() {
            var sum = 0.0;
            for (var value : window) {
                sum += value;
            }
            return isReady() ? sum / window.length : Double.NaN;
        }

        @Override
        public int warmup() {
            return window.length;
        }

        @Override
        public boolean isReady() {
            return count >= window.length;
        }
    }

    /// Trades on bars in time and on late ones.
    static final class CatchingUp implements Strategy {
        private int late;

        @Override
        public void onBar(Context context, Bar bar) {
            var odd = bar.closeNanos() / RandomMarkets.HOUR % 3 == 0;
            context.targetWeight(bar.instrument(), odd ? 0.2 : -0.1);
        }

        @Override
        public void onRevision(Context context, Revision revision) {
            late++;
            context.targetWeight(revision.bar().instrument(), late % 2 == 0 ? 0.3 : 0);
        }
    }

    /// Indicators in records, targets.
    static final class Crossing implements Strategy {
        private record Means(Mean fast, Mean slow) {}

        private final PerInstrument<Means> means = new PerInstrument<>();

        @Override
        public void onStart(Context context) {
            for (var bars : context.universe()) {
                means.put(
                        bars,
                        new Means(bars.feed(new Mean(3)), bars.feed(new Mean(8), BarField.HIGH)));
            }
        }

        @Override
        public void onBar(Context context, Bar bar) {
            var of = means.get(bar);
            if (of.slow().isReady() && bar.size().equals(BarSize.H1)) {
                context.targetWeight(
                        bar.instrument(), of.fast().value() > of.slow().value() ? 0.3 : 0);
                context.record("fast " + bar.instrument(), of.fast().value());
            }
        }
    }

    /// Baskets whose buys wait for their sells.
    static final class Rotation implements Strategy {
        private static final TargetWeights WEIGHTS = new TargetWeights(RebalanceConfig.STANDARD);

        private int turn;

        @Override
        public void onSlice(Context context, Slice slice) {
            if (++turn % 5 != 0) {
                return;
            }
            var weights = new LinkedHashMap<Instrument, Double>();
            var symbols = List.of("A", "B", "C");
            for (var i = 0; i < 3; i++) {
                weights.put(context.instrument(symbols.get(i)), i == turn / 5 % 3 ? 0.9 : 0.0);
            }
            WEIGHTS.execute(context, weights);
        }
    }

    /// Schedules, history of another size, records.
    static final class Clockwork implements Strategy {
        private final List<Double> means = new ArrayList<>();
        private String lastTimer = "";

        @Override
        public void onStart(Context context) {
            var a = context.instrument("A");
            context.bars(a, BarSize.H4).keep(20);
            context.schedule("three", Schedule.every(Duration.ofMinutes(170)));
            context.schedule(
                    "cron", Schedule.cron("20 */7 * * mon-thu", ZoneId.of("Europe/Berlin")));
            context.schedule(
                    Schedule.at(SessionTime.marketClose("24/7").minus(90, ChronoUnit.MINUTES)),
                    then -> {
                        then.close(a);
                        then.targetValue(then.instrument("B"), 20_000 * then.random().nextDouble());
                    });
        }

        @Override
        public void onTimer(Context context, Timer timer) {
            lastTimer = timer.name() + timer.atNanos();
            var history =
                    context.data().history(context.instrument("A"), BarField.CLOSE, 4, BarSize.H4);
            var mean = java.util.Arrays.stream(history).average().orElse(0);
            means.add(mean);
            context.record("mean", mean);
            if (history.length == 4) {
                context.targetQuantity(context.instrument("A"), history[3] > mean ? 10 : 5);
            }
        }
    }
}
