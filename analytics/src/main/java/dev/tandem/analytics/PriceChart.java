package dev.tandem.analytics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The bars of one instrument as a report draws them, joined to fewer where there are many: first
/// open, highest high, lowest low, last close. With them the lines of the strategy's indicators, at
/// the end of each joined bar.
public final class PriceChart {
    private final String symbol;
    private final String size;
    private final int bars;
    private final int joined;
    private final long[] atNanos;
    private final double[] open;
    private final double[] high;
    private final double[] low;
    private final double[] close;
    private final List<Line> lines = new ArrayList<>();

    /// The values of an indicator.
    ///
    /// @param values one for each joined bar, NaN where it has none
    public record Line(String name, double[] values) {
        /// Whether it belongs over the prices: it stays near them.
        boolean isOver(double[] close) {
            var sum = 0.0;
            var count = 0;
            for (var i = 0; i < close.length; i++) {
                if (Double.isFinite(values[i]) && close[i] != 0) {
                    sum += Math.abs(values[i] / close[i] - 1);
                    count++;
                }
            }
            return count > 0 && sum / count < NEAR;
        }
    }

    private static final double NEAR = 0.3;

    /// @param size of the bars, such as `1d`
    /// @param bars that will be added
    /// @param most joined bars
    public PriceChart(String symbol, String size, int bars, int most) {
        this.symbol = symbol;
        this.size = size;
        this.bars = bars;
        joined = Math.max(1, Math.ceilDiv(bars, most));
        var count = Math.ceilDiv(bars, joined);
        atNanos = new long[count];
        open = new double[count];
        high = new double[count];
        low = new double[count];
        close = new double[count];
    }

    /// Adds the bar of this number, counted from 0, in order.
    public void add(int number, long closeNanos, double o, double h, double l, double c) {
        var at = number / joined;
        var isFirst = number % joined == 0;
        open[at] = isFirst ? o : open[at];
        high[at] = isFirst ? h : Math.max(high[at], h);
        low[at] = isFirst ? l : Math.min(low[at], l);
        close[at] = c;
        atNanos[at] = closeNanos;
    }

    /// Whether a bar is the last of those joined to one.
    public boolean isEnd(int number) {
        return number % joined == joined - 1 || number == bars - 1;
    }

    /// The place of a bar among the joined ones.
    public int place(int number) {
        return number / joined;
    }

    /// Joined bars.
    public int count() {
        return close.length;
    }

    /// Adds the line of an indicator, with one value for each joined bar.
    public void add(Line line) {
        lines.add(line);
    }

    public String symbol() {
        return symbol;
    }

    public String size() {
        return size;
    }

    /// Bars before they were joined.
    public int bars() {
        return bars;
    }

    /// Bars that make one.
    public int joined() {
        return joined;
    }

    public List<Line> lines() {
        return List.copyOf(lines);
    }

    long atNanos(int index) {
        return atNanos[index];
    }

    double open(int index) {
        return open[index];
    }

    double high(int index) {
        return high[index];
    }

    double low(int index) {
        return low[index];
    }

    double close(int index) {
        return close[index];
    }

    double[] closes() {
        return close.clone();
    }

    /// Digits behind the point with which prices are told: as many as they have, at most seven
    /// significant ones.
    int digits() {
        var largest = Arrays.stream(close).map(Math::abs).max().orElse(1);
        var most = Math.clamp((long) Math.ceil(6 - Math.log10(Math.max(largest, 1e-9))), 0, 10);
        for (var digits = 0; digits < most; digits++) {
            var scale = Math.pow(10, digits);
            if (Arrays.stream(close)
                    .allMatch(value -> Math.abs(value * scale - Math.rint(value * scale)) < 1e-6)) {
                return digits;
            }
        }
        return most;
    }
}
