package dev.tandem.research;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/// Which parameter sets a sweep runs, numbered from 1: all combinations of the values of its axes,
/// the last axis changing fastest, or some of them drawn by chance, none twice.
public final class SweepPlan {
    /// Most parameter sets of one sweep.
    public static final int MOST_SETS = 1_000_000;

    private final List<Axis> axes;
    private final long[] drawn;
    private final int size;
    private final String choice;

    private SweepPlan(List<Axis> axes, long[] drawn, int size, String choice) {
        this.axes = List.copyOf(axes);
        this.drawn = drawn;
        this.size = size;
        this.choice = choice;
    }

    /// All combinations.
    ///
    /// @throws IllegalArgumentException if there are more than [#MOST_SETS]
    public static SweepPlan grid(List<Axis> axes) {
        var combinations = combinations(axes);
        if (combinations > MOST_SETS) {
            throw new IllegalArgumentException(
                    amount(combinations)
                            + " combinations are more than "
                            + amount(MOST_SETS)
                            + ": "
                            + String.join(
                                    " x ",
                                    axes.stream()
                                            .map(axis -> amount(axis.values().size()))
                                            .toList()));
        }
        return new SweepPlan(axes, new long[0], (int) combinations, "grid");
    }

    /// So many combinations, drawn without putting back; the same seed draws the same ones in the
    /// same order.
    ///
    /// @throws IllegalArgumentException if there are fewer, or `count` is not 1 to [#MOST_SETS]
    public static SweepPlan random(List<Axis> axes, int count, long seed) {
        var combinations = combinations(axes);
        if (count < 1 || count > MOST_SETS) {
            throw new IllegalArgumentException(
                    amount(count) + " is no number of sets from 1 to " + amount(MOST_SETS));
        }
        if (count > combinations) {
            throw new IllegalArgumentException(
                    "there are only " + amount(combinations) + " combinations to draw from");
        }
        var numbers = new SplitMix64(seed);
        var drawn = new LinkedHashSet<Long>();
        while (drawn.size() < count) {
            drawn.add(numbers.below(combinations));
        }
        return new SweepPlan(
                axes,
                drawn.stream().mapToLong(Long::longValue).toArray(),
                count,
                "random " + count + " of " + combinations + ", seed " + seed);
    }

    /// The product, [Long#MAX_VALUE] where it is more.
    private static long combinations(List<Axis> axes) {
        var product = 1L;
        for (var axis : axes) {
            var values = axis.values().size();
            product = product > Long.MAX_VALUE / values ? Long.MAX_VALUE : product * values;
        }
        return product;
    }

    private static String amount(long count) {
        return count == Long.MAX_VALUE ? "countless" : String.format(Locale.ROOT, "%,d", count);
    }

    public List<Axis> axes() {
        return axes;
    }

    /// Number of parameter sets.
    public int size() {
        return size;
    }

    /// How they were chosen: `grid`, or `random 20 of 100, seed 1`.
    public String choice() {
        return choice;
    }

    /// The numbers of the sets of a shard, rising.
    public int[] numbers(Shard shard) {
        return IntStream.rangeClosed(1, size).filter(shard::contains).toArray();
    }

    /// The values of a set in the order of the axes.
    ///
    /// @param number from 1 to [#size]
    public List<String> values(int number) {
        if (number < 1 || number > size) {
            throw new IndexOutOfBoundsException("no set " + number + " of " + size);
        }
        var rest = drawn.length == 0 ? number - 1 : drawn[number - 1];
        var values = new ArrayList<String>();
        for (var i = axes.size() - 1; i >= 0; i--) {
            var all = axes.get(i).values();
            values.addFirst(all.get((int) (rest % all.size())));
            rest /= all.size();
        }
        return List.copyOf(values);
    }

    /// The values of a set by the names of its parameters.
    public SequencedMap<String, String> parameters(int number) {
        var values = values(number);
        var parameters = new LinkedHashMap<String, String>();
        for (var i = 0; i < axes.size(); i++) {
            parameters.put(axes.get(i).name(), values.get(i));
        }
        return parameters;
    }
}
