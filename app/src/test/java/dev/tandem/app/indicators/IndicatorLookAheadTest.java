package dev.tandem.app.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.api.event.RunListener;
import dev.tandem.api.instrument.InstrumentClass;
import dev.tandem.api.market.Bar;
import dev.tandem.api.market.BarSize;
import dev.tandem.api.strategy.Context;
import dev.tandem.api.strategy.Indicator;
import dev.tandem.api.strategy.Strategy;
import dev.tandem.api.value.Money;
import dev.tandem.data.BarColumns;
import dev.tandem.data.InstrumentTerms;
import dev.tandem.data.MarketHistory;
import dev.tandem.runtime.Backtest;
import dev.tandem.runtime.BacktestPlan;
import dev.tandem.runtime.Progress;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// What an indicator shows at a bar does not depend on any later bar, bound to a subscription as
/// users bind it.
class IndicatorLookAheadTest {
    private static final long SEED = 20261121;
    private static final int BARS = 600;
    private static final long MINUTE = 60_000_000_000L;

    @Test
    void noIndicatorChangesWhatItShowedWhenEverythingLaterChanges() throws Exception {
        var random = new SplittableRandom(SEED);
        var original = log(bars(BARS, -1));
        assertThat(original)
                .hasSize(BARS)
                .allSatisfy(line -> assertThat(line).contains("Sma.value"));

        for (var round = 0; round < 20; round++) {
            var changedAfter = random.nextInt(1, BARS - 1);

            var changed = log(bars(BARS, changedAfter));

            assertThat(changed.subList(0, changedAfter + 1))
                    .as("bars up to %s", changedAfter)
                    .isEqualTo(original.subList(0, changedAfter + 1));
            assertThat(changed.getLast()).isNotEqualTo(original.getLast());
        }
    }

    private static List<String> log(BarColumns bars) throws Exception {
        var watcher = new Watcher(indicators());
        var plan =
                BacktestPlan.of(
                        "watcher", Money.parse("1000 USD"), MarketHistory.of(List.of(bars)));
        Backtest.run(plan, watcher, new RunListener() {}, Progress.NONE);
        return watcher.lines;
    }

    /// A random walk; bars with an index above `changedAfter` (if it is not negative) are others.
    private static BarColumns bars(int count, int changedAfter) {
        var instrument =
                InstrumentTerms.of(InstrumentClass.CRYPTO, "BTCUSD").instrument("BTCUSD", 0);
        var builder = BarColumns.builder(instrument, BarSize.M1);
        var price = 1000.0;
        for (var i = 0; i < count; i++) {
            var random =
                    new SplittableRandom(
                            SEED + i + (changedAfter >= 0 && i > changedAfter ? 1_000_000 : 0));
            var open = price + random.nextDouble(-2, 2);
            price = Math.max(10, open + random.nextDouble(-5, 5));
            var high = Math.max(open, price) + random.nextDouble(3);
            var low = Math.min(open, price) - random.nextDouble(3);
            var start = i * MINUTE;
            builder.append(
                    start,
                    start + MINUTE,
                    open,
                    high,
                    low,
                    price,
                    random.nextInt(1, 100),
                    i / 1440);
        }
        return builder.build();
    }

    /// One of every public indicator, made with its shortest constructor of plain numbers.
    private static List<Indicator> indicators() throws Exception {
        var made = new ArrayList<Indicator>();
        for (var type : publicIndicators()) {
            var constructor =
                    Arrays.stream(type.getConstructors())
                            .filter(one ->
                                    Arrays.stream(one.getParameterTypes())
                                            .allMatch(Class::isPrimitive))
                            .min(Comparator.comparingInt(one -> one.getParameterCount()))
                            .orElseThrow(() ->
                                    new IllegalStateException(
                                            type + " has no constructor of numbers"));
            made.add((Indicator) constructor.newInstance(numbers(constructor.getParameterTypes())));
        }
        assertThat(made).hasSizeGreaterThan(40);
        return made;
    }

    private static Object[] numbers(Class<?>[] types) {
        var periods = new int[] {7, 5, 3, 2};
        var numbers = new Object[types.length];
        for (var i = 0; i < types.length; i++) {
            numbers[i] = types[i] == int.class ? (Object) periods[i] : 0.5;
        }
        return numbers;
    }

    private static List<Class<?>> publicIndicators() throws IOException, ClassNotFoundException {
        var types = new ArrayList<Class<?>>();
        try (var files = Files.list(sources())) {
            for (var file : files.sorted().toList()) {
                var name = file.getFileName().toString().replace(".java", "");
                if (!name.equals("package-info")) {
                    var type = Class.forName("dev.tandem.indicators." + name);
                    if (Modifier.isPublic(type.getModifiers())
                            && Indicator.class.isAssignableFrom(type)) {
                        types.add(type);
                    }
                }
            }
        }
        return types;
    }

    private static Path sources() {
        var folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("ARCHITECTURE.md"))) {
            folder = folder.getParent();
        }
        return folder.resolve("indicators/src/main/java/dev/tandem/indicators");
    }

    /// Writes down everything that every indicator shows at every bar.
    private static final class Watcher implements Strategy {
        private final transient List<Indicator> indicators;
        private final transient List<String> lines = new ArrayList<>();

        Watcher(List<Indicator> indicators) {
            this.indicators = indicators;
        }

        @Override
        public void onStart(Context context) {
            indicators.forEach(context.universe().getFirst()::feed);
        }

        @Override
        public void onBar(Context context, Bar bar) {
            var line = new StringBuilder();
            for (var indicator : indicators) {
                for (var method : indicator.getClass().getMethods()) {
                    if (method.getReturnType() == double.class && method.getParameterCount() == 0) {
                        line.append(indicator.getClass().getSimpleName())
                                .append('.')
                                .append(method.getName())
                                .append('=')
                                .append(shown(indicator, method))
                                .append(' ');
                    }
                }
            }
            lines.add(line.toString());
        }

        private static Object shown(Indicator indicator, Method method) {
            try {
                return method.invoke(indicator);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(method + " failed", e);
            }
        }
    }
}
