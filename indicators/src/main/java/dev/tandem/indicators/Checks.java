package dev.tandem.indicators;

import dev.tandem.api.market.Bar;

/// What the indicators accept. A single NaN would stay in a running sum or a recursion for ever, so
/// it never gets in.
final class Checks {
    /// Largest period, so that a mistyped one fails at once instead of filling the memory.
    static final int LONGEST_PERIOD = 10_000_000;

    /// Below this magnitude neither sums nor sums of squares over the longest period can overflow.
    private static final double TOO_LARGE = 1e100;

    private Checks() {}

    static int period(String indicator, int period, int least) {
        return period(indicator, "period", period, least);
    }

    /// @param name of the period, for indicators that have several
    static int period(String indicator, String name, int period, int least) {
        return period(indicator, name, period, least, LONGEST_PERIOD);
    }

    /// @param most for periods that need a longer window than themselves
    static int period(String indicator, String name, int period, int least, int most) {
        if (period < least || period > most) {
            throw new IllegalArgumentException(
                    "no %s: %s=%d, must be %d to %d"
                            .formatted(indicator, name, period, least, most));
        }
        return period;
    }

    /// Checks that a period is longer than another of the same indicator.
    static int longer(String indicator, String name, int period, int shorter) {
        if (period <= shorter) {
            throw new IllegalArgumentException(
                    "no %s: %s=%d, must be above %d".formatted(indicator, name, period, shorter));
        }
        return period(indicator, name, period, 1);
    }

    /// Checks a multiplier, weight or percentage: a finite number above 0.
    static double positive(String indicator, String name, double value) {
        if (value > 0 && value < TOO_LARGE) { // false for NaN
            return value;
        }
        throw new IllegalArgumentException(
                "no %s: %s=%s, must be above 0".formatted(indicator, name, value));
    }

    static double value(Object indicator, double value) {
        return value(indicator, "value", value);
    }

    /// Checks what a range is computed from: high, low and close.
    static void range(Object indicator, Bar bar) {
        value(indicator, "high", bar.high());
        value(indicator, "low", bar.low());
        value(indicator, "close", bar.close());
    }

    static void prices(Object indicator, Bar bar) {
        value(indicator, "open", bar.open());
        range(indicator, bar);
    }

    static void volume(Object indicator, double volume) {
        value(indicator, "volume", volume);
        if (volume < 0) {
            throw new IllegalArgumentException(indicator + " cannot take volume=" + volume);
        }
    }

    static double value(Object indicator, String name, double value) {
        if (Math.abs(value) < TOO_LARGE) { // false for NaN
            return value;
        }
        throw new IllegalArgumentException(indicator + " cannot take " + name + "=" + value);
    }
}
