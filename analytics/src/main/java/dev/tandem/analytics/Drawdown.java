package dev.tandem.analytics;

import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;

/// The deepest fall of a value below its highest value so far.
///
/// @param depth `value / peak - 1` at the trough: 0 or less
/// @param peakNanos when the peak was last seen, nanoseconds since 1970 UTC
/// @param endNanos when the peak was reached again, or the last mark
/// @param isRecovered whether the peak was reached again
public record Drawdown(
        double depth, long peakNanos, long troughNanos, long endNanos, boolean isRecovered) {
    /// That of a value which never falls.
    static final Drawdown NONE = new Drawdown(0, 0, 0, 0, true);

    private static final double NANOS_PER_DAY = 86_400e9;

    /// Finds it over all marks, the value before the first one included.
    ///
    /// @param marks at least one
    static Drawdown of(Marks marks) {
        return of(marks.start(), marks.size(), marks::atNanos, marks::value);
    }

    /// Finds it over period ends.
    ///
    /// @param periods at least one
    static Drawdown of(PeriodMarks periods) {
        return of(periods.value(0), periods.size(), periods::atNanos, periods::value);
    }

    private static Drawdown of(
            double start, int size, IntToLongFunction atNanos, IntToDoubleFunction values) {
        var peak = start;
        var peakNanos = atNanos.applyAsLong(0);
        var deepest = new Drawdown(0, peakNanos, peakNanos, peakNanos, true);
        var deepestPeak = peak;
        for (var i = 0; i < size; i++) {
            var value = values.applyAsDouble(i);
            var at = atNanos.applyAsLong(i);
            if (!deepest.isRecovered && value >= deepestPeak) {
                deepest = deepest.ending(at, true);
            }
            if (value >= peak) {
                peak = value;
                peakNanos = at;
            } else if (value / peak - 1 < deepest.depth) {
                deepest = new Drawdown(value / peak - 1, peakNanos, at, at, false);
                deepestPeak = peak;
            }
        }
        return deepest.isRecovered ? deepest : deepest.ending(atNanos.applyAsLong(size - 1), false);
    }

    private Drawdown ending(long atNanos, boolean recovered) {
        return new Drawdown(depth, peakNanos, troughNanos, atNanos, recovered);
    }

    /// Days from the peak to the recovery, or to the last mark.
    public double days() {
        return (endNanos - peakNanos) / NANOS_PER_DAY;
    }

    /// Days from the trough to the recovery, or to the last mark.
    public double recoveryDays() {
        return (endNanos - troughNanos) / NANOS_PER_DAY;
    }
}
