package dev.tandem.analytics;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/// Which points of a long line are drawn: all of them up to a limit, beyond it the lowest, the
/// highest and the last of each of equally long buckets, so that no extreme is lost.
public final class Thinning {
    /// The most points that a chart gets of one series.
    public static final int MOST = 20_000;

    private static final int OF_A_BUCKET = 3;

    private Thinning() {}

    /// The indices of the points to draw, ascending.
    ///
    /// @param most points in all, 3 or more
    public static int[] indices(int size, int most, IntToDoubleFunction values) {
        var all = new int[Math.min(size, most)];
        if (size <= most) {
            Arrays.setAll(all, i -> i);
            return all;
        }
        var buckets = most / OF_A_BUCKET;
        var count = 0;
        for (var bucket = 0; bucket < buckets; bucket++) {
            var from = (int) ((long) size * bucket / buckets);
            var end = (int) ((long) size * (bucket + 1) / buckets);
            var low = from;
            var high = from;
            for (var i = from; i < end; i++) {
                low = values.applyAsDouble(i) < values.applyAsDouble(low) ? i : low;
                high = values.applyAsDouble(i) > values.applyAsDouble(high) ? i : high;
            }
            for (var index : ascending(low, high, end - 1)) {
                if (count == 0 || all[count - 1] != index) {
                    all[count++] = index;
                }
            }
        }
        return Arrays.copyOf(all, count);
    }

    private static int[] ascending(int low, int high, int last) {
        return new int[] {Math.min(low, high), Math.max(low, high), last};
    }
}
