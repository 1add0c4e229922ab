package dev.tandem.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.api.strategy.KnownValues;
import dev.tandem.api.strategy.SharedIndicator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleConsumer;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// An indicator that looks its values up answers what one that computes them does.
class SharedIndicatorTest {
    private static final int BARS = 200;

    static List<Supplier<SharedIndicator>> indicators() {
        return AllIndicators.small().stream()
                .filter(one -> one.get() instanceof SharedIndicator)
                .map(one -> (Supplier<SharedIndicator>) () -> (SharedIndicator) one.get())
                .toList();
    }

    private static double[] inputs(long seed) {
        return new SplittableRandom(seed).doubles(BARS, 50, 150).toArray();
    }

    /// Values that another of the same recipe computed.
    private static final class Known implements KnownValues {
        private final double[] inputs;
        private final SharedIndicator computing;
        private int taken;

        Known(SharedIndicator indicator, double[] inputs) {
            this.inputs = inputs;
            computing = indicator.fresh();
        }

        @Override
        public boolean take(double input) {
            if (taken == inputs.length || inputs[taken] != input) {
                return false;
            }
            computing.add(inputs[taken++]);
            return true;
        }

        @Override
        public double value() {
            return computing.value();
        }

        @Override
        public boolean isReady() {
            return computing.isReady();
        }

        @Override
        public void replay(DoubleConsumer indicator) {
            DoubleStream.of(inputs).limit(taken).forEach(indicator);
        }
    }

    private static void assertSame(SharedIndicator one, SharedIndicator other, int bar) {
        assertThat(Double.doubleToRawLongBits(one.value()))
                .as("%s, value %s: %s and %s", one, bar, one.value(), other.value())
                .isEqualTo(Double.doubleToRawLongBits(other.value()));
        assertThat(one.isReady()).as("%s, ready at %s", one, bar).isEqualTo(other.isReady());
    }

    @Test
    void theUsualAveragesAreShared() {
        assertThat(indicators().stream().map(one -> one.get().getClass().getSimpleName()))
                .contains("Sma", "Ema", "WeightedAverage", "WilderAverage", "Rsi");
    }

    @ParameterizedTest
    @MethodSource("indicators")
    void whatItLooksUpIsWhatItWouldCompute(Supplier<SharedIndicator> constructor) {
        var inputs = inputs(1);
        var computing = constructor.get();
        var looking = constructor.get();
        var known = new Known(looking, inputs);
        looking.lookUp(known);

        for (var bar = 0; bar < BARS; bar++) {
            assertSame(looking, computing, bar);
            computing.add(inputs[bar]);
            looking.add(inputs[bar]);
        }

        assertSame(looking, computing, BARS);
        assertThat(known.taken).isEqualTo(BARS);
        assertThat(looking)
                .usingRecursiveComparison()
                .ignoringFields("known")
                .isEqualTo(constructor.get()); // it computed nothing
    }

    @ParameterizedTest
    @MethodSource("indicators")
    void atTheFirstOtherInputItGoesOnByItself(Supplier<SharedIndicator> constructor) {
        for (var split : new int[] {0, 1, 5, 40, BARS}) {
            var inputs = inputs(2);
            var other = inputs(3);
            var computing = constructor.get();
            var looking = constructor.get();
            looking.lookUp(new Known(looking, inputs));

            for (var bar = 0; bar < BARS + 50; bar++) {
                var input = bar < split ? inputs[bar] : other[bar % BARS];
                computing.add(input);
                looking.add(input);
                assertSame(looking, computing, bar);
            }
            assertThat(looking).usingRecursiveComparison().isEqualTo(computing);
        }
    }

    @ParameterizedTest
    @MethodSource("indicators")
    void oneWithAHistoryOfItsOwnLooksNothingUp(Supplier<SharedIndicator> constructor) {
        var inputs = inputs(4);
        var computing = constructor.get();
        var looking = constructor.get();
        computing.add(77);
        looking.add(77);
        looking.lookUp(new Known(looking, inputs));

        for (var bar = 0; bar < BARS; bar++) {
            computing.add(inputs[bar]);
            looking.add(inputs[bar]);
            assertSame(looking, computing, bar);
        }
    }

    @ParameterizedTest
    @MethodSource("indicators")
    void itRefusesWhatItAlwaysRefuses(Supplier<SharedIndicator> constructor) {
        var looking = constructor.get();
        looking.lookUp(new Known(looking, new double[] {1, 2}));
        looking.add(1);

        assertThatThrownBy(() -> looking.add(Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot take value=NaN");
    }

    @Test
    void recipesTellParametersApart() {
        assertThat(new Sma(10).recipe()).isNotEqualTo(new Sma(11).recipe());
        assertThat(new Sma(10).recipe()).isEqualTo(new Sma(10).fresh().recipe());
        assertThat(new Ema(10).recipe()).isNotEqualTo(new Ema(10, 0.5).recipe());
    }
}
