package dev.tandem.analytics;

import java.util.Arrays;
import java.util.Objects;

/// A list of `long` without boxing, for columns of millions of rows.
final class LongColumn {
    private static final int FIRST_CAPACITY = 1024;

    private long[] values = new long[FIRST_CAPACITY];
    private int size;

    void add(long value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, Math.multiplyExact(size, 2));
        }
        values[size++] = value;
    }

    long get(int index) {
        return values[Objects.checkIndex(index, size)];
    }

    long[] toArray() {
        return Arrays.copyOf(values, size);
    }

    int size() {
        return size;
    }
}
