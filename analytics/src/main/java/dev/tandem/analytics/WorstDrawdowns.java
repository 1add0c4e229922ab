package dev.tandem.analytics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// All falls of a value below its highest value so far, the deepest first; they never overlap.
public final class WorstDrawdowns {
    private WorstDrawdowns() {}

    /// The deepest ones over all marks, the value before the first one included.
    ///
    /// @param most how many, 1 or more
    public static List<Drawdown> of(Marks marks, int most) {
        var found = new ArrayList<Drawdown>();
        if (marks.size() == 0 || marks.start() <= 0) {
            return found;
        }
        var peak = marks.start();
        var peakNanos = marks.atNanos(0);
        var depth = 0.0;
        var troughNanos = peakNanos;
        for (var i = 0; i < marks.size(); i++) {
            var value = marks.value(i);
            if (value >= peak) {
                if (depth < 0) {
                    keep(
                            found,
                            new Drawdown(depth, peakNanos, troughNanos, marks.atNanos(i), true),
                            most);
                }
                peak = value;
                peakNanos = marks.atNanos(i);
                depth = 0;
            } else if (value / peak - 1 < depth) {
                depth = value / peak - 1;
                troughNanos = marks.atNanos(i);
            }
        }
        if (depth < 0) {
            var last = marks.atNanos(marks.size() - 1);
            keep(found, new Drawdown(depth, peakNanos, troughNanos, last, false), most);
        }
        return List.copyOf(found);
    }

    private static void keep(List<Drawdown> found, Drawdown drawdown, int most) {
        found.add(drawdown);
        found.sort(Comparator.comparingDouble(Drawdown::depth));
        if (found.size() > most) {
            found.removeLast();
        }
    }
}
