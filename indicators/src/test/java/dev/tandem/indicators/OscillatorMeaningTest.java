package dev.tandem.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.api.strategy.Indicator;
import dev.tandem.api.strategy.ValueIndicator;
import org.junit.jupiter.api.Test;

/// What oscillators, volume and stops read where their definition divides by nothing, and numbers
/// small enough to check by hand.
class OscillatorMeaningTest {
    @Test
    void aMarketThatDoesNotMoveLeansToNoSide() {
        assertThat(still(new Stochastic()).k()).isEqualTo(50);
        assertThat(still(new StochasticRsi()).k()).isEqualTo(50);
        assertThat(still(new UltimateOscillator()).value()).isEqualTo(50);
        assertThat(still(new WilliamsPercentRange(14)).value()).isEqualTo(-50);
        assertThat(still(new Vortex(14)).plus()).isEqualTo(1);
        assertThat(still(new Vortex(14)).minus()).isEqualTo(1);
        assertThat(still(new CommodityChannelIndex(20)).value()).isZero();
        assertThat(still(new AverageDirectionalIndex(14)).rating()).isZero();
        assertThat(still(new TrueStrengthIndex()).signal()).isZero();
        assertThat(still(new RateOfChange(14)).value()).isZero();
        assertThat(still(new PriceMomentumOscillator()).signal()).isZero();
        assertThat(still(new ConnorsRsi()).value()).isCloseTo(100.0 / 3, within(1e-12));
    }

    @Test
    void bandsAroundOnePriceLieOnIt() {
        var bands = still(new BollingerBands());
        assertThat(bands.upper()).isEqualTo(bands.lower()).isEqualTo(bands.middle());
        assertThat(bands.percentB()).isEqualTo(0.5);
        assertThat(bands.zScore()).isZero();
        assertThat(bands.width()).isZero();
        assertThat(still(new ChandelierExit()).longStop()).isEqualTo(0.1);
        assertThat(still(new Supertrend(10, 3)).value()).isEqualTo(0.1);
        assertThat(still(new ParabolicStop()).value()).isEqualTo(0.1);
        assertThat(still(new Fractal()).high()).isNaN();
        assertThat(still(new Fractal()).isReady()).isTrue();
    }

    @Test
    void withoutVolumeNothingFlows() {
        assertThat(still(new AccumulationDistribution()).value()).isZero();
        assertThat(still(new ChaikinMoneyFlow(20)).value()).isZero();
        assertThat(still(new OnBalanceVolume()).value()).isZero();
    }

    @Test
    void aFlowIsForgottenWhenTheVolumeStops() {
        var flow = new ChaikinMoneyFlow(3);
        for (var volume : new double[] {0.1, 0.7, 1e12, 0.3, 0, 0, 0}) {
            flow.add(new TestBar(0, 10, 11, 9, 10.7, volume));
        }
        assertThat(flow.value()).isZero();
    }

    @Test
    void aBarClosedAtItsHighFlowsInWhole() {
        var flow = new MoneyFlowVolume();
        flow.add(new TestBar(0, 10, 12, 8, 12, 7));
        assertThat(flow.value()).isEqualTo(7);
        flow.add(new TestBar(0, 10, 12, 8, 8, 7));
        assertThat(flow.value()).isEqualTo(-7);
        flow.add(new TestBar(0, 10, 12, 8, 11, 7));
        assertThat(flow.multiplier()).isEqualTo(0.5);
    }

    @Test
    void balanceFollowsTheClose() {
        var balance = OnBalanceVolume.countingFirst();
        assertThat(balance.value()).isNaN();
        balance.add(TestBar.traded(0, 10, 5));
        assertThat(balance.value()).isEqualTo(5);
        balance.add(TestBar.traded(1, 11, 3));
        balance.add(TestBar.traded(2, 11, 100));
        balance.add(TestBar.traded(3, 10, 1));
        assertThat(balance.value()).isEqualTo(7);
    }

    @Test
    void averagesWithShapesOfTheirOwn() {
        assertThat(fed(new WeightedAverage(3), 9, 1, 2, 6)).isEqualTo((1 + 4 + 18) / 6.0);
        assertThat(fed(new EndPointAverage(3), 9, 1, 2, 3)).isCloseTo(3, within(1e-12));
        assertThat(fed(new Window(3), 9, 1, 2, 3)).isEqualTo(1);
        assertThat(fed(new DoubleExponentialAverage(1), 3, 7)).isEqualTo(7);
        assertThat(fed(new TripleExponentialAverage(1), 3, 7)).isEqualTo(7);
        assertThat(fed(new ArnaudLegouxAverage(9, 1, 1e9), 1, 1, 1, 1, 1, 1, 1, 1, 4)).isEqualTo(4);
    }

    @Test
    void changesInPercentAndUnits() {
        var change = new RateOfChange(2);
        assertThat(fed(change, 50, 70)).isNaN();
        assertThat(fed(change, 60)).isEqualTo(20);
        assertThat(change.momentum()).isEqualTo(10);
        assertThat(fed(new RateOfChange(1), 0, 5)).isNaN();
        assertThat(fed(new RateOfChange(1), 0, 5, 10)).isEqualTo(100);
    }

    @Test
    void aSeriesThroughZeroLeavesNoNanInARecursion() {
        assertThat(fed(new PriceMomentumOscillator(2, 2, 1), 1, 0, 0, 5, 6, 7)).isFinite();
        assertThat(fed(new Trix(1), 1, 0, 0, 5)).isZero();
        assertThat(fed(new ConnorsRsi(1, 1, 2), -1, 0, 3, 4, -2)).isFinite();
    }

    @Test
    void streaksCountDaysInARow() {
        var connors = new ConnorsRsi(3, 2, 5);
        assertThat(connors.streak()).isNaN();
        var expected = new double[] {0, 1, 2, 0, -1, -2, 1};
        var values = new double[] {5, 6, 7, 7, 6, 5, 8};
        for (var at = 0; at < values.length; at++) {
            connors.add(values[at]);
            assertThat(connors.streak()).as("after %s", at).isEqualTo(expected[at]);
        }
    }

    @Test
    void aFractalIsKnownTwoBarsLater() {
        var fractal = new Fractal();
        for (var high : new double[] {10, 11, 15, 12}) {
            fractal.add(TestBar.of(high, high - 5, high));
            assertThat(fractal.high()).isNaN();
        }
        fractal.add(TestBar.of(13, 7, 10));
        assertThat(fractal.high()).isEqualTo(15);
        assertThat(fractal.low()).isNaN();
        fractal.add(TestBar.of(15, 8, 10));
        assertThat(fractal.high()).isNaN();
    }

    @Test
    void aTrendLineChangesSideWhenTheCloseCrossesIt() {
        var line = new Supertrend(1, 1);
        assertThat(line.value()).isNaN();
        assertThat(line.rising()).isFalse();
        line.add(TestBar.of(11, 9, 10));
        line.add(TestBar.of(12, 10, 12));
        assertThat(line.value()).isEqualTo(9);
        assertThat(line.rising()).isTrue();
        line.add(TestBar.of(9, 5, 6)); // a range of 7 around 7
        assertThat(line.rising()).isFalse();
        assertThat(line.value()).isEqualTo(13);
    }

    @Test
    void aStopTurnsAroundAtItsExtreme() {
        var stop = new ParabolicStop();
        for (var high = 11; high <= 15; high++) {
            stop.add(TestBar.of(high, high - 1, high));
        }
        assertThat(stop.value()).isEqualTo(10);
        assertThat(stop.rising()).isTrue();
        stop.add(TestBar.of(16, 15, 16));
        assertThat(stop.value()).isEqualTo(10 + 0.02 * 5);
        assertThat(stop.acceleration()).isEqualTo(0.04);
        stop.add(TestBar.of(14, 8, 9));
        assertThat(stop.rising()).isFalse();
        assertThat(stop.value()).isEqualTo(16);
        assertThat(stop.extreme()).isEqualTo(8);
    }

    private static double fed(ValueIndicator indicator, double... values) {
        for (var value : values) {
            indicator.add(value);
        }
        return indicator.value();
    }

    private static <I extends Indicator> I still(I indicator) {
        for (var bar = 0; bar < indicator.warmup(); bar++) {
            indicator.add(TestBar.traded(bar, 0.1, 0));
        }
        return indicator;
    }
}
