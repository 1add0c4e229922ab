package dev.tandem.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.api.strategy.Indicator;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/// When values appear, and that what an indicator asks for is enough to forget where it began.
class WarmupTest {
    private static final long SEED = 31;
    private static final int BARS = 3000;

    /// Prices are about 100 and oscillators run to 100, so this is 2/10,000 of either.
    private static final double CLOSE_ENOUGH = 0.02;

    /// What adds up from its first bar on, or depends on which side it began.
    private static final List<Class<?>> WITH_A_MEMORY =
            List.of(
                    AccumulationDistribution.class,
                    OnBalanceVolume.class,
                    Vwap.class,
                    Supertrend.class,
                    ParabolicStop.class);

    static final List<Arguments> READY_AT =
            List.of(
                    Arguments.of(new Window(4), 4),
                    Arguments.of(new WeightedAverage(21), 21),
                    Arguments.of(new HullAverage(16), 19),
                    Arguments.of(new EndPointAverage(10), 10),
                    Arguments.of(new ArnaudLegouxAverage(9), 9),
                    Arguments.of(new BollingerBands(), 20),
                    Arguments.of(new MovingAverageEnvelope(20, 2.5), 20),
                    Arguments.of(new RateOfChange(10), 11),
                    Arguments.of(new MoneyFlowVolume(), 1),
                    Arguments.of(new AccumulationDistribution(), 1),
                    Arguments.of(new OnBalanceVolume(), 1),
                    Arguments.of(new ChaikinMoneyFlow(20), 20),
                    Arguments.of(new CommodityChannelIndex(20), 20),
                    Arguments.of(new Fractal(), 5),
                    Arguments.of(new Ichimoku(), 78),
                    Arguments.of(new Stochastic(), 18),
                    Arguments.of(new WilliamsPercentRange(14), 14),
                    Arguments.of(new Vortex(14), 15),
                    Arguments.of(new UltimateOscillator(), 29));

    static final List<Arguments> READY_BEFORE_WARM =
            List.of(
                    Arguments.of(new HeikinAshi(), 1, 15),
                    Arguments.of(new DoubleExponentialAverage(14), 14, 14 + 85),
                    Arguments.of(new TripleExponentialAverage(14), 14, 14 + 104),
                    Arguments.of(new TillsonAverage(5), 1, 1 + 58),
                    Arguments.of(new Trix(14), 15, 15 + 104),
                    Arguments.of(new Macd(), 34, 26 + 120 + 9 + 42 - 1),
                    Arguments.of(new PriceMomentumOscillator(), 64, 355),
                    Arguments.of(new TrueStrengthIndex(), 44, 253),
                    Arguments.of(new StochasticRsi(), 32, 157),
                    Arguments.of(new ConnorsRsi(), 102, 102),
                    Arguments.of(new Alligator(), 21, 137),
                    Arguments.of(new AverageDirectionalIndex(14), 42, 292),
                    Arguments.of(new ChandelierExit(), 23, 221),
                    Arguments.of(new Supertrend(10, 3), 11, 99),
                    Arguments.of(new ParabolicStop(), 5, 100));

    static Stream<Supplier<Indicator>> forgetful() {
        return AllIndicators.small().stream()
                .filter(one -> !WITH_A_MEMORY.contains(one.get().getClass()));
    }

    @ParameterizedTest
    @FieldSource("READY_AT")
    void aWindowAsksForExactlyTheBarsItNeeds(Indicator indicator, int readyAt) {
        assertThat(indicator.warmup()).isEqualTo(readyAt);
        assertReadyAt(indicator, readyAt);
    }

    @ParameterizedTest
    @FieldSource("READY_BEFORE_WARM")
    void aRecursionAsksForMore(Indicator indicator, int readyAt, int warmup) {
        assertThat(indicator.warmup()).isEqualTo(warmup);
        assertReadyAt(indicator, readyAt);
    }

    @ParameterizedTest
    @MethodSource("forgetful")
    void afterItsWarmupAnIndicatorAgreesWithOneThatHasSeenEverything(
            Supplier<Indicator> constructor) throws ReflectiveOperationException {
        var bars = walk();
        var old = constructor.get();
        var young = constructor.get();
        bars.forEach(old::add);
        bars.subList(BARS - young.warmup(), BARS).forEach(young::add);

        for (var accessor : accessors(old.getClass())) {
            var expected = (double) accessor.invoke(old);
            var actual = (double) accessor.invoke(young);
            var as = "%s.%s, seed %s: %s and %s";
            assertThat(Math.abs(actual - expected) <= CLOSE_ENOUGH || Double.isNaN(expected))
                    .as(as, old, accessor.getName(), SEED, expected, actual)
                    .isTrue();
            assertThat(Double.isNaN(actual))
                    .as(as, old, accessor.getName(), SEED, expected, actual)
                    .isEqualTo(Double.isNaN(expected));
        }
    }

    private static void assertReadyAt(Indicator indicator, int readyAt) {
        for (var bar = 1; bar <= readyAt; bar++) {
            assertThat(indicator.isReady()).as("%s before bar %s", indicator, bar).isFalse();
            indicator.add(new TestBar(bar, 10, 11, 9, 10 + 0.1 * (bar % 3), 1));
        }
        assertThat(indicator.isReady()).as("%s after bar %s", indicator, readyAt).isTrue();
    }

    private static List<TestBar> walk() {
        var random = new SplittableRandom(SEED);
        var bars = new ArrayList<TestBar>();
        var close = 100.0;
        for (var number = 0; number < BARS; number++) {
            var open = close;
            close = Math.clamp(open + random.nextDouble(-1, 1), 80, 120);
            var high = Math.max(open, close) + random.nextDouble();
            var low = Math.min(open, close) - random.nextDouble();
            bars.add(new TestBar(number, open, high, low, close, random.nextInt(9)));
        }
        return bars;
    }

    private static List<Method> accessors(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(method -> method.getReturnType() == double.class)
                .filter(method -> method.getParameterCount() == 0)
                .toList();
    }
}
