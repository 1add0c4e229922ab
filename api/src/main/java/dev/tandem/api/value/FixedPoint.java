package dev.tandem.api.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/// Exact arithmetic on decimals stored as `long`: the value is `units × 10^-scale`.
///
/// Sums throw on overflow; products are formed in 128 bits and rounded once, half to even. Nothing
/// here passes through a binary fraction except [#fromDouble], which
/// [dev.tandem.api.instrument.Instrument] uses at the edge.
public final class FixedPoint {
    /// Largest scale of any stored decimal; `10^18` is the largest power of ten in 64 bits.
    public static final int MAX_SCALE = 18;

    private static final long[] POWERS = new long[MAX_SCALE + 1];
    private static final double[] DOUBLE_POWERS = new double[MAX_SCALE + 1];
    private static final double EXACT_LIMIT = 1e15;
    private static final double PRODUCT_ERROR = 0x1p-51;
    private static final int LIMB_DIGITS = 9;
    private static final long DIGIT = 0xffffffffL;

    static {
        POWERS[0] = 1;
        DOUBLE_POWERS[0] = 1;
        for (var i = 1; i <= MAX_SCALE; i++) {
            POWERS[i] = POWERS[i - 1] * 10;
            DOUBLE_POWERS[i] = POWERS[i];
        }
    }

    private FixedPoint() {}

    /// Ten to the power `exponent`, 0 to 18.
    public static long power(int exponent) {
        return POWERS[exponent];
    }

    /// The product of two stored decimals with `drop` digits removed from its end, rounded half to
    /// even.
    ///
    /// @param drop digits to remove, 0 to 36; negative adds zeros
    /// @throws ArithmeticException if the result leaves 64 bits
    public static long multiply(long a, long b, int drop) {
        var high = Math.multiplyHigh(a, b);
        var low = a * b;
        if (high == low >> 63) {
            return rescale(low, drop);
        }
        if (drop <= 0 || drop > LIMB_DIGITS) {
            return big(BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)), drop);
        }
        return divideWide(a, b, high, low, drop);
    }

    /// The product of three stored decimals, as [#multiply(long, long, int)].
    ///
    /// @throws ArithmeticException if the result leaves 64 bits
    public static long multiply(long a, long b, long c, int drop) {
        if (c == 1) {
            return multiply(a, b, drop);
        }
        var product =
                BigInteger.valueOf(a)
                        .multiply(BigInteger.valueOf(b))
                        .multiply(BigInteger.valueOf(c));
        return big(product, drop);
    }

    /// `a × b / c`, rounded half to even.
    ///
    /// @param c not 0
    /// @throws ArithmeticException if the result leaves 64 bits
    public static long multiplyDivide(long a, long b, long c) {
        var low = a * b;
        var high = Math.multiplyHigh(a, b);
        if (high == low >> 63 && low != Long.MIN_VALUE && c > 0) {
            var quotient = low / c;
            return quotient + roundHalfEven(quotient, low % c, c, low < 0);
        }
        var negative = high < 0;
        if (negative) { // magnitude of a 128-bit two's complement number
            low = -low;
            high = ~high + (low == 0 ? 1 : 0);
        }
        if (c > 0 && high < c >>> 2) { // so that the quotient is far below 2^63
            var quotient = divideWide(high, low, c);
            var remainder = low - quotient * c;
            var rounded = Math.addExact(quotient, roundHalfEven(quotient, remainder, c, false));
            return negative ? -rounded : rounded;
        }
        var product = new BigDecimal(BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)));
        return product.divide(BigDecimal.valueOf(c), 0, RoundingMode.HALF_EVEN)
                .unscaledValue()
                .longValueExact();
    }

    /// Removes `drop` digits from the end, rounded half to even; a negative `drop` adds zeros.
    ///
    /// @throws ArithmeticException if the result leaves 64 bits
    public static long rescale(long units, int drop) {
        if (drop == 0) {
            return units;
        }
        if (drop < 0) {
            if (units == 0) {
                return 0;
            }
            if (-drop > MAX_SCALE) {
                throw new ArithmeticException(
                        "overflow: " + units + " with " + -drop + " more digits");
            }
            return Math.multiplyExact(units, POWERS[-drop]);
        }
        if (drop > MAX_SCALE) {
            return big(BigInteger.valueOf(units), drop);
        }
        var divisor = POWERS[drop];
        var quotient = units / divisor;
        return quotient + roundHalfEven(quotient, units % divisor, divisor, units < 0);
    }

    /// The nearest stored decimal to the shortest decimal text of `value`, halves to even.
    ///
    /// @throws IllegalArgumentException if the value is not finite
    /// @throws ArithmeticException if the result leaves 64 bits
    public static long fromDouble(double value, int scale) {
        var scaled = value * DOUBLE_POWERS[scale];
        var rounded = Math.rint(scaled);
        var magnitude = Math.abs(scaled);
        var fromTie = Math.abs(Math.abs(scaled - rounded) - 0.5);
        if (magnitude < EXACT_LIMIT && fromTie > magnitude * PRODUCT_ERROR) {
            return (long) rounded; // the error of the product cannot reach the next half
        }
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("no decimal number: " + value);
        }
        return fromDecimal(new BigDecimal(Double.toString(value)), scale);
    }

    /// A stored decimal as a double: the nearest one while the units have at most 15 digits.
    public static double toDouble(long units, int scale) {
        return units / DOUBLE_POWERS[scale];
    }

    /// A decimal at `scale`, rounded half to even.
    ///
    /// @throws ArithmeticException if the result leaves 64 bits
    public static long fromDecimal(BigDecimal value, int scale) {
        return value.setScale(scale, RoundingMode.HALF_EVEN).unscaledValue().longValueExact();
    }

    /// Plain decimal text without trailing zeros, such as `-0.015`.
    public static String toText(long units, int scale) {
        return units == 0
                ? "0"
                : BigDecimal.valueOf(units, scale).stripTrailingZeros().toPlainString();
    }

    private static long divideWide(long a, long b, long high, long low, int drop) {
        var divisor = POWERS[drop];
        var negative = high < 0;
        if (negative) { // magnitude of a 128-bit two's complement number
            low = -low;
            high = ~high + (low == 0 ? 1 : 0);
        }
        // divisor below 2^30 and high below it, so each step stays inside 63 bits
        var upper = (high << 32) | (low >>> 32);
        var lower =
                Long.compareUnsigned(high, divisor) < 0
                        ? ((upper % divisor) << 32) | (low & 0xffffffffL)
                        : 0;
        if (Long.compareUnsigned(high, divisor) >= 0 || upper / divisor >= 1L << 31) {
            return big(
                    BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)),
                    drop); // too large, or just not
        }
        var quotient = ((upper / divisor) << 32) + lower / divisor;
        var rounded =
                Math.addExact(quotient, roundHalfEven(quotient, lower % divisor, divisor, false));
        return negative ? -rounded : rounded;
    }

    /// The quotient of a 128-bit number by long division in digits of 32 bits.
    ///
    /// Source: D. Knuth, *The Art of Computer Programming*, volume 2, 4.3.1, algorithm D.
    ///
    /// @param high below the divisor
    /// @param divisor above 0
    private static long divideWide(long high, long low, long divisor) {
        var shift = Long.numberOfLeadingZeros(divisor);
        var normal = divisor << shift;
        var upper = (high << shift) | (low >>> (Long.SIZE - shift));
        var lower = low << shift;
        var first = digit(upper, lower >>> 32, normal);
        var rest = ((upper << 32) | (lower >>> 32)) - first * normal;
        var second = digit(rest, lower & DIGIT, normal);
        return (first << 32) | second;
    }

    /// The next digit of a quotient.
    ///
    /// @param upper what is left of the dividend, below the divisor; unsigned
    /// @param next the digit after it
    /// @param divisor unsigned, its first bit is set
    private static long digit(long upper, long next, long divisor) {
        var leading = divisor >>> 32;
        var digit = Long.divideUnsigned(upper, leading);
        var rest = upper - digit * leading;
        while (rest <= DIGIT
                && (digit > DIGIT
                        || Long.compareUnsigned(digit * (divisor & DIGIT), (rest << 32) | next)
                                > 0)) {
            digit--;
            rest += leading;
        }
        return digit;
    }

    private static int roundHalfEven(
            long quotient, long remainder, long divisor, boolean negative) {
        var magnitude = Math.abs(remainder);
        var opposite = divisor - magnitude;
        if (magnitude > opposite || (magnitude == opposite && (quotient & 1) != 0)) {
            return negative ? -1 : 1;
        }
        return 0;
    }

    private static long big(BigInteger product, int drop) {
        try {
            return fromDecimal(new BigDecimal(product, drop), 0);
        } catch (ArithmeticException overflow) {
            throw new ArithmeticException(
                    "overflow: a product does not fit 64 bits: " + overflow.getMessage());
        }
    }
}
