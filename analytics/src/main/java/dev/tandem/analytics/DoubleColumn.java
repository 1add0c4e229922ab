package dev.tandem.analytics;

import java.util.Arrays;
import java.util.Objects;

/// A list of `double` without boxing, for columns of millions of rows.
final class DoubleColumn {
    private static final int FIRST_CAPACITY = 1024;

    private double[] values = new double[FIRST_CAPACITY];
    private int size;

    void add(double value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, Math.multiplyExact(size, 2));
        }
        values[size++] = value;
    }

    double get(int index) {
        return values[Objects.checkIndex(index, size)];
    }

    int size() {
        return size;
    }

    double[] toArray() {
        return Arrays.copyOf(values, size);
    }
}
