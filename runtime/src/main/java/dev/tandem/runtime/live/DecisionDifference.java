package dev.tandem.runtime.live;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// How the decisions of two programs differ.
///
/// @param before how many the one made that decided
/// @param now how many the changed one made
/// @param same how many of them are the same at the same instant
/// @param lines those that are not, by time; of one instant those of the old program first
public record DecisionDifference(int before, int now, int same, List<Line> lines) {
    /// Neither decided anything.
    static final DecisionDifference NONE = new DecisionDifference(0, 0, 0, List.of());

    public DecisionDifference {
        lines = List.copyOf(lines);
    }

    /// An order, a cancel or a replacement.
    record Decision(long atNanos, String text) {}

    /// A decision that only one of them made.
    ///
    /// @param isNew whether it is that of the changed program
    public record Line(long atNanos, boolean isNew, String text) {}

    static DecisionDifference of(List<Decision> before, List<Decision> now) {
        var instants = new TreeMap<Long, Instant>();
        before.forEach(one -> instant(instants, one).before.add(one.text()));
        now.forEach(one -> instant(instants, one).now.add(one.text()));
        var lines = new ArrayList<Line>();
        var same = 0;
        for (var entry : instants.entrySet()) {
            var instant = entry.getValue();
            same += instant.dropSame();
            instant.before.forEach(text -> lines.add(new Line(entry.getKey(), false, text)));
            instant.now.forEach(text -> lines.add(new Line(entry.getKey(), true, text)));
        }
        return new DecisionDifference(before.size(), now.size(), same, lines);
    }

    private static Instant instant(TreeMap<Long, Instant> instants, Decision decision) {
        return instants.computeIfAbsent(decision.atNanos(), _ -> new Instant());
    }

    private static final class Instant {
        private final List<String> before = new ArrayList<>();
        private final List<String> now = new ArrayList<>();

        /// @return how many both have
        int dropSame() {
            var had = before.size();
            before.removeIf(now::remove);
            return had - before.size();
        }
    }
}
