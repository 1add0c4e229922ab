package dev.tandem.api.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Doubles on their way to decimals and back.
class FixedPointDoublesTest {
    private static final long SEED = 20241121;
    private static final int TIMES = 200_000;

    private final SplittableRandom random = new SplittableRandom(SEED);

    @Test
    void doublesGiveTheNearestDecimalToTheirShortestText() {
        for (var i = 0; i < TIMES; i++) {
            var scale = random.nextInt(0, 13);
            var digits = random.nextInt(0, 10);
            var value =
                    random.nextBoolean()
                            ? new BigDecimal(
                                            BigInteger.valueOf(
                                                    random.nextLong(-1L << 44, 1L << 44)),
                                            digits)
                                    .doubleValue()
                            : random.nextDouble(-1e6, 1e6);
            var exact =
                    new BigDecimal(Double.toString(value))
                            .setScale(scale, RoundingMode.HALF_EVEN)
                            .unscaledValue();
            compare(exact, () -> FixedPoint.fromDouble(value, scale), value + " at scale " + scale);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1.015, 2, 102",
        "1.005, 2, 100",
        "0.285, 2, 28",
        "2.675, 2, 268",
        "-1.015, 2, -102",
        "0.1, 8, 10000000",
        "4.35, 2, 435",
        "1e-8, 8, 1",
        "4.9e-9, 8, 0",
        "9e9, 8, 900000000000000000"
    })
    void knownDoublesGiveTheirDecimal(double value, int scale, long units) {
        assertThat(FixedPoint.fromDouble(value, scale)).isEqualTo(units);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void whatIsNoNumberIsRefused(double value) {
        assertThatThrownBy(() -> FixedPoint.fromDouble(value, 2))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aDoubleTooLargeIsAnOverflow() {
        assertThatThrownBy(() -> FixedPoint.fromDouble(1e17, 2))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> FixedPoint.fromDouble(-1e300, 0))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void decimalsOfUpTo15DigitsGoThroughDoublesUnchanged() {
        for (var i = 0; i < TIMES; i++) {
            var units = random.nextLong(-999_999_999_999_999L, 999_999_999_999_999L);
            var scale = random.nextInt(0, 16);
            assertThat(FixedPoint.fromDouble(FixedPoint.toDouble(units, scale), scale))
                    .isEqualTo(units);
        }
    }

    private static void compare(BigInteger exact, LongSupplier ours, String what) {
        var expected =
                exact.bitLength() <= 63 ? Optional.of(exact.longValueExact()) : Optional.empty();
        Optional<Long> actual;
        try {
            actual = Optional.of(ours.getAsLong());
        } catch (ArithmeticException overflow) {
            actual = Optional.empty();
        }
        if (!actual.equals(expected)) {
            fail("%s is %s, not %s (seed %d)", what, exact, actual, SEED);
        }
    }
}
