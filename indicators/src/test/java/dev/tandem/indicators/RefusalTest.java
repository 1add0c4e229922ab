package dev.tandem.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tandem.api.strategy.Indicator;
import dev.tandem.api.strategy.ValueIndicator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What indicators do not accept, and that it leaves no trace in them.
class RefusalTest {
    private static final double[] NOT_ACCEPTED = {
        Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e100
    };

    static Stream<Indicator> ofThree() {
        return Stream.concat(
                BoundsTest.constructors().stream().map(constructor -> constructor.apply(3)),
                Stream.of(
                        new TrueRange(),
                        new MoneyFlowVolume(),
                        new AccumulationDistribution(),
                        new OnBalanceVolume(),
                        new HeikinAshi(),
                        new Alligator(),
                        new Fractal(),
                        new ParabolicStop()));
    }

    static Stream<ValueIndicator> ofThreeValues() {
        return ofThree().filter(ValueIndicator.class::isInstance).map(ValueIndicator.class::cast);
    }

    @ParameterizedTest
    @MethodSource("ofThreeValues")
    void aValueThatIsNoNumberIsRefusedAndForgotten(ValueIndicator indicator) {
        for (var value = 1; value <= 5; value++) {
            for (var bad : NOT_ACCEPTED) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> indicator.add(bad))
                        .withMessage(indicator + " cannot take value=" + bad);
            }
            indicator.add(value);
        }
        var untouched = sameAs(indicator);
        for (var value = 1; value <= 5; value++) {
            untouched.add(value);
        }

        assertThat(indicator.isReady()).isTrue();
        assertThat(indicator.value()).isEqualTo(untouched.value());
    }

    @ParameterizedTest
    @MethodSource("ofThree")
    void aBarThatIsNoBarIsRefusedByName(Indicator indicator) {
        for (var bad : NOT_ACCEPTED) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> indicator.add(TestBar.of(bad, bad, bad)))
                    .withMessageStartingWith(indicator + " cannot take ")
                    .withMessageEndingWith("=" + bad);
        }
    }

    @Test
    void aChannelTakesNeitherSideOfABarWithOneBadSide() {
        var channel = Donchian.including(1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> channel.add(TestBar.of(11, Double.NaN, 10)))
                .withMessage("Donchian(1, present bar included) cannot take low=NaN");

        assertThat(channel.isReady()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("all")
    void aBarWithOneBadFieldLeavesNoTrace(Supplier<Indicator> constructor) {
        var asked = constructor.get();
        var untouched = constructor.get();
        for (var number = 0; number < 30; number++) {
            var good = new TestBar(number, 10 + number % 3, 14, 9, 11 + number % 2, 5);
            for (var bad : NOT_ACCEPTED) {
                withOneFieldReplaced(good, bad).forEach(bar -> refused(constructor, asked, bar));
            }
            asked.add(good);
            untouched.add(good);
        }

        assertThat(asked).usingRecursiveComparison().isEqualTo(untouched);
    }

    static List<Supplier<Indicator>> all() {
        return AllIndicators.small();
    }

    /// Unless the indicator has no use for the field, which a fresh one shows.
    private static void refused(Supplier<Indicator> constructor, Indicator asked, TestBar bar) {
        try {
            constructor.get().add(bar);
        } catch (IllegalArgumentException refusal) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> asked.add(bar))
                    .withMessage(refusal.getMessage());
        }
    }

    private static Stream<TestBar> withOneFieldReplaced(TestBar bar, double bad) {
        return Stream.of(
                new TestBar(bar.openNanos(), bad, bar.high(), bar.low(), bar.close(), bar.volume()),
                new TestBar(bar.openNanos(), bar.open(), bad, bar.low(), bar.close(), bar.volume()),
                new TestBar(
                        bar.openNanos(), bar.open(), bar.high(), bad, bar.close(), bar.volume()),
                new TestBar(bar.openNanos(), bar.open(), bar.high(), bar.low(), bad, bar.volume()),
                new TestBar(bar.openNanos(), bar.open(), bar.high(), bar.low(), bar.close(), bad));
    }

    @Test
    void volumeIsANumberAndNotNegative() {
        var vwap = new Vwap();
        for (var bad : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> vwap.add(TestBar.traded(0, 10, bad)))
                    .withMessage("Vwap(SESSION) cannot take volume=" + bad);
        }

        assertThat(vwap.isReady()).isFalse();
    }

    private static ValueIndicator sameAs(ValueIndicator indicator) {
        return ofThreeValues()
                .filter(other -> other.toString().equals(indicator.toString()))
                .findFirst()
                .orElseThrow();
    }
}
