package dev.tandem.data;

import java.nio.charset.StandardCharsets;

/// Reads decimals from bytes to the nearest double, without a string per cell.
///
/// A mantissa below 2^53 and a power of ten up to 10^22 are both exact as doubles, so one
/// multiplication or division rounds once and gives the nearest double (Clinger, *How to read
/// floating point numbers accurately*, 1990). All other numbers go through [Double#parseDouble].
final class Decimals {
    private static final long EXACT_MANTISSA = 1L << 53;
    private static final int MOST_DIGITS = 18;
    private static final int MOST_EXPONENT = 100_000;
    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
        1e17, 1e18, 1e19, 1e20, 1e21, 1e22
    };

    private Decimals() {}

    /// The number in `bytes` from `from` until before `until`, NaN if that is no plain or
    /// scientific decimal.
    static double parse(byte[] bytes, int from, int until) {
        var at = from;
        var negative = false;
        if (at < until && (bytes[at] == '-' || bytes[at] == '+')) {
            negative = bytes[at] == '-';
            at++;
        }
        var mantissa = 0L;
        var significant = 0;
        var digits = 0;
        var scale = 0;
        var fraction = false;
        for (; at < until; at++) {
            var digit = bytes[at] - '0';
            if (digit >= 0 && digit <= 9) {
                digits++;
                scale += fraction ? 1 : 0;
                if (mantissa != 0 || digit != 0) {
                    significant++;
                    mantissa = mantissa * 10 + digit; // wraps beyond 18 digits, not used then
                }
            } else if (bytes[at] == '.' && !fraction) {
                fraction = true;
            } else {
                break;
            }
        }
        if (digits == 0) {
            return Double.NaN;
        }
        var exponent = 0;
        if (at < until) {
            exponent = exponent(bytes, at, until);
            if (exponent > MOST_EXPONENT) {
                return Double.NaN;
            }
        }
        var power = exponent - scale;
        if (significant <= MOST_DIGITS
                && mantissa < EXACT_MANTISSA
                && Math.abs(power) < POWERS.length) {
            var value = power < 0 ? mantissa / POWERS[-power] : mantissa * POWERS[power];
            return negative ? -value : value;
        }
        return Double.parseDouble(
                new String(bytes, from, until - from, StandardCharsets.ISO_8859_1));
    }

    private static int exponent(byte[] bytes, int from, int until) {
        var at = from + 1;
        var negative = at < until && bytes[at] == '-';
        if (negative || (at < until && bytes[at] == '+')) {
            at++;
        }
        if ((bytes[from] != 'e' && bytes[from] != 'E') || at == until) {
            return Integer.MAX_VALUE;
        }
        var value = 0;
        for (; at < until; at++) {
            var digit = bytes[at] - '0';
            if (digit < 0 || digit > 9) {
                return Integer.MAX_VALUE;
            }
            value = Math.min(MOST_EXPONENT, value * 10 + digit);
        }
        return negative ? -value : value;
    }
}
