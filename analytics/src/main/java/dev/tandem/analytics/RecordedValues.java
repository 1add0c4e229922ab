package dev.tandem.analytics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Values that a strategy recorded, in order; the first 1,000,000 are kept, the rest is counted.
public final class RecordedValues {
    /// How many values are kept.
    public static final int LIMIT = 1_000_000;

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private final LongColumn atNanos = new LongColumn();
    private final LongColumn nameNumbers = new LongColumn();
    private final DoubleColumn values = new DoubleColumn();
    private long dropped;

    void add(long recordedNanos, String name, double value) {
        if (size() == LIMIT) {
            dropped++;
            return;
        }
        atNanos.add(recordedNanos);
        nameNumbers.add(number(name));
        values.add(value);
    }

    private int number(String name) {
        var known = numbers.get(name);
        if (known != null) {
            return known;
        }
        numbers.put(name, names.size());
        names.add(name);
        return names.size() - 1;
    }

    public int size() {
        return atNanos.size();
    }

    /// Values beyond the limit that were not kept.
    public long dropped() {
        return dropped;
    }

    /// The names in the order of their first value.
    public List<String> names() {
        return List.copyOf(names);
    }

    public long atNanos(int index) {
        return atNanos.get(index);
    }

    public String name(int index) {
        return names.get((int) nameNumbers.get(index));
    }

    public double value(int index) {
        return values.get(index);
    }
}
