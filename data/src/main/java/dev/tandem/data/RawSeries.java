package dev.tandem.data;

import java.util.Arrays;

/// The rows of one instrument as they stand in a file: times not yet made into bars, numbers read
/// but not yet judged.
final class RawSeries {
    private static final int START = 1024;

    private final String symbol;
    private int count;
    private long[] stamps = new long[START];
    private int[] lines = new int[START];
    private double[][] values = new double[5][START];

    /// @param symbol what the file calls the instrument, empty if it does not say
    RawSeries(String symbol) {
        this.symbol = symbol;
    }

    /// The same rows again.
    ///
    /// @param values open, high, low, close and volume
    static RawSeries of(String symbol, long[] stamps, int[] lines, double[][] values) {
        var series = new RawSeries(symbol);
        series.count = stamps.length;
        series.stamps = stamps;
        series.lines = lines;
        series.values = values;
        return series;
    }

    String symbol() {
        return symbol;
    }

    int count() {
        return count;
    }

    /// Nanoseconds since 1970, of the form of the file.
    long stamp(int row) {
        return stamps[row];
    }

    int line(int row) {
        return lines[row];
    }

    /// Open, high, low, close or volume, by number from 0.
    double value(int field, int row) {
        return values[field][row];
    }

    /// Makes room for a row; its values follow by [#set].
    int add(int line, long stamp) {
        if (count == stamps.length) {
            grow();
        }
        stamps[count] = stamp;
        lines[count] = line;
        return count++;
    }

    void set(int field, int row, double value) {
        values[field][row] = value;
    }

    private void grow() {
        var length = Math.addExact(count, count);
        stamps = Arrays.copyOf(stamps, length);
        lines = Arrays.copyOf(lines, length);
        for (var field = 0; field < values.length; field++) {
            values[field] = Arrays.copyOf(values[field], length);
        }
    }
}
