package dev.tandem.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// What is left of the precision after a million values.
class DriftTest {
    private static final int VALUES = 1_000_000;
    private static final long SEED = 7;

    @Test
    void averagesOfPricesInQuartersEqualTheWindowAddedUpBitForBit() {
        var random = new SplittableRandom(SEED);
        var prices = new double[VALUES];
        var fast = new Sma(10);
        var slow = new Sma(30);
        var price = 5000.0;
        for (var at = 0; at < VALUES; at++) {
            price = Math.max(1000, price + 0.25 * random.nextInt(-8, 9));
            prices[at] = price;
            fast.add(price);
            slow.add(price);
            if (at >= 29
                    && (fast.value() != mean(prices, at, 10)
                            || slow.value() != mean(prices, at, 30))) {
                throw new AssertionError("differs at " + at + ", seed " + SEED);
            }
        }
    }

    @Test
    void anAverageOfArbitraryValuesIsAsGoodAsAFreshOne() {
        var random = new SplittableRandom(SEED);
        var old = new Sma(100);
        for (var at = 0; at < VALUES; at++) {
            old.add(random.nextDouble() * (at % 1000 == 0 ? 1e15 : 1));
        }
        var fresh = new Sma(100);
        for (var at = 0; at < 500; at++) {
            var value = random.nextDouble();
            old.add(value);
            fresh.add(value);
        }

        assertThat(old.value()).isEqualTo(fresh.value());
    }

    @Test
    void aDeviationDoesNotRememberWhatLeftTheWindow() {
        var random = new SplittableRandom(SEED);
        var old = new StandardDeviation(50);
        for (var at = 0; at < VALUES; at++) {
            old.add(1e9 * random.nextDouble());
        }
        var fresh = new StandardDeviation(50);
        for (var at = 0; at < 500; at++) {
            var value = 100 + 1e-3 * random.nextDouble();
            old.add(value);
            fresh.add(value);
        }

        assertThat(old.value()).isCloseTo(fresh.value(), within(1e-14 * fresh.value()));
    }

    @Test
    void aWeightedAverageDoesNotRememberWhatLeftTheWindow() {
        var random = new SplittableRandom(SEED);
        var old = new WeightedAverage(50);
        for (var at = 0; at < VALUES; at++) {
            old.add(random.nextDouble() * (at % 1000 == 0 ? 1e15 : 1));
        }
        var fresh = new WeightedAverage(50);
        for (var at = 0; at < 500; at++) {
            var value = random.nextDouble();
            old.add(value);
            fresh.add(value);
        }

        assertThat(old.value()).isCloseTo(fresh.value(), within(1e-15));
    }

    @Test
    void aVwapOverAMillionBarsOfOnePriceIsThatPrice() {
        var random = new SplittableRandom(SEED);
        var vwap = new Vwap(Vwap.Anchor.NONE);
        for (var at = 0; at < VALUES; at++) {
            vwap.add(TestBar.traded(at, 0.1, random.nextDouble()));
        }

        assertThat(vwap.value()).isCloseTo(0.1, within(1e-16));
    }

    private static double mean(double[] prices, int last, int count) {
        var sum = 0.0;
        for (var at = last - count + 1; at <= last; at++) {
            sum += prices[at];
        }
        return sum / count;
    }
}
