package dev.tandem.engine.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeededRandomTest {
    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, 42, Long.MIN_VALUE, Long.MAX_VALUE, 0x9e3779b97f4a7c15L})
    void itGivesTheNumbersOfTheSplittableRandomOfTheSameSeed(long seed) {
        var ours = new SeededRandom(seed);
        var theirs = new SplittableRandom(seed);
        for (var i = 0; i < 10_000; i++) {
            assertThat(ours.nextLong()).isEqualTo(theirs.nextLong());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 1234567890123L})
    void itGoesOnWhereItsStateWasTaken(long seed) {
        var first = new SeededRandom(seed);
        first.nextDouble();
        first.nextGaussian();
        first.nextInt(10);
        var second = new SeededRandom(0);
        second.restore(first.state());

        for (var i = 0; i < 100; i++) {
            assertThat(second.nextGaussian()).isEqualTo(first.nextGaussian());
            assertThat(second.nextInt(1, 100)).isEqualTo(first.nextInt(1, 100));
            assertThat(second.nextBoolean()).isEqualTo(first.nextBoolean());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 99})
    void doublesLieBetweenZeroAndOneAndFillTheRange(long seed) {
        var random = new SeededRandom(seed);
        var tenths = new int[10];
        for (var i = 0; i < 100_000; i++) {
            tenths[(int) (random.nextDouble() * 10)]++;
        }
        for (var count : tenths) {
            assertThat(count).isBetween(9_500, 10_500);
        }
    }
}
