package dev.tandem.runtime.prove;

import java.util.Arrays;

/// The times of the steps of a run, nanoseconds since 1970 UTC, oldest first.
final class Instants {
    private long[] nanos = new long[256];
    private int count;

    void add(long atNanos) {
        nanos = count == nanos.length ? Arrays.copyOf(nanos, 2 * count) : nanos;
        nanos[count++] = atNanos;
    }

    int count() {
        return count;
    }

    /// @param index from 0 to less than [#count]
    long at(int index) {
        return nanos[index];
    }
}
