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

/// Every operation against BigInteger and BigDecimal on seeded random operands of all magnitudes.
class FixedPointTest {
    private static final long SEED = 20241121;
    private static final int TIMES = 200_000;

    private final SplittableRandom random = new SplittableRandom(SEED);

    @Test
    void productsOfTwoAreThoseOfBigInteger() {
        var wide = 0;
        for (var i = 0; i < TIMES; i++) {
            var a = operand();
            var b = operand();
            var drop = random.nextInt(-4, 37);
            var product = BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
            wide += product.bitLength() > 63 ? 1 : 0;
            check(
                    product,
                    drop,
                    () -> FixedPoint.multiply(a, b, drop),
                    a + " * " + b + " drop " + drop);
        }
        assertThat(wide).isGreaterThan(TIMES / 10);
    }

    @Test
    void productsOfTwoThatNeed128BitsButFitAfterwardsAreExact() {
        for (var i = 0; i < TIMES; i++) {
            var a = random.nextLong(1L << 32, Long.MAX_VALUE) * sign();
            var drop = random.nextInt(1, 19);
            var b = random.nextLong(1, Math.max(2, bounded(drop, a))) * sign();
            var product = BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
            check(
                    product,
                    drop,
                    () -> FixedPoint.multiply(a, b, drop),
                    a + " * " + b + " drop " + drop);
        }
    }

    @Test
    void productsOfThreeAreThoseOfBigInteger() {
        for (var i = 0; i < TIMES; i++) {
            var a = operand();
            var b = operand();
            var c = random.nextInt(4) == 0 ? 1 : operand();
            var drop = random.nextInt(-2, 37);
            var product =
                    BigInteger.valueOf(a)
                            .multiply(BigInteger.valueOf(b))
                            .multiply(BigInteger.valueOf(c));
            check(
                    product,
                    drop,
                    () -> FixedPoint.multiply(a, b, c, drop),
                    a + " * " + b + " * " + c + " drop " + drop);
        }
    }

    @Test
    void quotientsAreThoseOfBigDecimal() {
        for (var i = 0; i < TIMES; i++) {
            var a = operand();
            var b = operand();
            var operand = operand();
            var c = operand == 0 ? 1 : operand;
            var exact =
                    new BigDecimal(BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)))
                            .divide(BigDecimal.valueOf(c), 0, RoundingMode.HALF_EVEN)
                            .toBigIntegerExact();
            compare(exact, () -> FixedPoint.multiplyDivide(a, b, c), a + " * " + b + " / " + c);
        }
    }

    @Test
    void rescaledUnitsAreThoseOfBigDecimal() {
        for (var i = 0; i < TIMES; i++) {
            var units = operand();
            var drop = random.nextInt(-20, 37);
            check(
                    BigInteger.valueOf(units),
                    drop,
                    () -> FixedPoint.rescale(units, drop),
                    units + " drop " + drop);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "5, 1, 0",
        "15, 1, 2",
        "25, 1, 2",
        "35, 1, 4",
        "-5, 1, 0",
        "-15, 1, -2",
        "-25, 1, -2",
        "4, 1, 0",
        "6, 1, 1",
        "-6, 1, -1",
        "24999, 4, 2",
        "25000, 4, 2",
        "25001, 4, 3",
        "500000000000000000, 18, 0",
        "500000000000000001, 18, 1",
        "1500000000000000000, 18, 2",
        "9223372036854775807, 18, 9",
        "-9223372036854775808, 18, -9",
        "-9223372036854775808, 1, -922337203685477581",
        "9223372036854775807, 19, 1",
        "9223372036854775807, 36, 0"
    })
    void tiesGoToTheEvenNeighbour(long units, int drop, long rounded) {
        assertThat(FixedPoint.rescale(units, drop)).isEqualTo(rounded);
        assertThat(FixedPoint.multiply(units, 1, drop)).isEqualTo(rounded);
        assertThat(FixedPoint.multiply(1, 1, units, drop)).isEqualTo(rounded);
        if (drop <= 18) {
            assertThat(FixedPoint.multiplyDivide(units, 1, FixedPoint.power(drop)))
                    .isEqualTo(rounded);
        }
    }

    @Test
    void theSmallestLongIsAResultAndOneLessIsAnOverflow() {
        assertThat(FixedPoint.multiply(Long.MIN_VALUE, 10, 1)).isEqualTo(Long.MIN_VALUE);
        assertThat(FixedPoint.multiply(Long.MAX_VALUE, 10, 1)).isEqualTo(Long.MAX_VALUE);
        assertThat(FixedPoint.multiplyDivide(Long.MIN_VALUE, 3, 3)).isEqualTo(Long.MIN_VALUE);
        assertThatThrownBy(() -> FixedPoint.multiply(Long.MIN_VALUE, -1, 0))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> FixedPoint.multiplyDivide(Long.MIN_VALUE, -1, 1))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> FixedPoint.rescale(1, -19))
                .isInstanceOf(ArithmeticException.class);
    }

    private void check(BigInteger product, int drop, LongSupplier ours, String what) {
        var exact =
                new BigDecimal(product, drop)
                        .setScale(0, RoundingMode.HALF_EVEN)
                        .toBigIntegerExact();
        compare(exact, ours, what);
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

    private long operand() {
        return random.nextLong() >> random.nextInt(64);
    }

    private long sign() {
        return random.nextBoolean() ? 1 : -1;
    }

    private static long bounded(int drop, long a) {
        return BigInteger.TEN
                .pow(drop)
                .multiply(BigInteger.valueOf(Long.MAX_VALUE))
                .divide(BigInteger.valueOf(a).abs())
                .min(BigInteger.valueOf(Long.MAX_VALUE))
                .longValue();
    }
}
