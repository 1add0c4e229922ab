package dev.tandem.data;

import dev.tandem.api.instrument.Instrument;
import java.time.Instant;

/// What the columns of ticks have in common.
final class TickTimes {
    static final int START = 1024;

    private TickTimes() {}

    /// The next length of columns that are full: half as much again, since ticks may fill most of
    /// the memory.
    static int larger(int length) {
        return Math.addExact(length, Math.max(START, length / 2));
    }

    /// The first place in rising times that is at or after an instant, the length if none is.
    static int indexAtOrAfter(long[] times, long nanos) {
        var low = 0;
        var high = times.length;
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (times[middle] < nanos) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    static IllegalArgumentException outOfOrder(
            String what, int number, Instrument instrument, long nanos) {
        return new IllegalArgumentException(
                what
                        + " "
                        + number
                        + " of "
                        + instrument
                        + " is earlier than the one before: "
                        + Instant.EPOCH.plusNanos(nanos));
    }
}
