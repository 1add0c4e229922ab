package dev.tandem.runtime.prove;

import java.util.Arrays;

/// The times of the steps of a run, nanoseconds since 1970 UTC, oldest first.
final class Instants {
    private long[] nanos = new long[256];
    private int count;
    private int firstWithBars;

    /// @param bars delivered so far
    void add(long atNanos, long bars) {
        if (bars == 0) {
            firstWithBars = count + 1;
        }
        nanos = count == nanos.length ? Arrays.copyOf(nanos, 2 * count) : nanos;
        nanos[count++] = atNanos;
    }

    /// The first instant at or after that of an index by which a bar was delivered; that of the
    /// index itself if none ever is. Data cut off before are no data.
    long withBars(int index) {
        return nanos[firstWithBars < count ? Math.max(index, firstWithBars) : index];
    }

    int count() {
        return count;
    }

    /// @param index from 0 to less than [#count]
    long at(int index) {
        return nanos[index];
    }
}
