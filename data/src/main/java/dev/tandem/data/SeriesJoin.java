package dev.tandem.data;

import dev.tandem.api.market.BarSize;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Puts the bars of several files together: one series for each instrument and size, in time order.
final class SeriesJoin {
    private final Map<Key, List<Part>> parts = new LinkedHashMap<>();

    private record Key(String instrument, BarSize size) {}

    private record Part(Path file, BarColumns bars) {
        long first() {
            return bars.openNanos(0);
        }

        long last() {
            return bars.closeNanos(bars.count() - 1);
        }

        int lastDay() {
            return bars.tradingDay(bars.count() - 1);
        }
    }

    void add(Path file, BarColumns bars) {
        var key = new Key(bars.instrument().toString(), bars.size());
        parts.computeIfAbsent(key, _ -> new ArrayList<>()).add(new Part(file, bars));
    }

    /// One series each; files that cover the same time are problems.
    List<BarColumns> join(Problems problems, BlockSpace space) {
        var joined = new ArrayList<BarColumns>();
        for (var group : parts.values()) {
            group.sort(Comparator.comparingLong(Part::first));
            if (disjoint(group, problems)) {
                joined.add(BarColumns.join(group.stream().map(Part::bars).toList(), space));
            }
        }
        return joined;
    }

    private static boolean disjoint(List<Part> group, Problems problems) {
        var disjoint = true;
        for (var i = 1; i < group.size(); i++) {
            var earlier = group.get(i - 1);
            var later = group.get(i);
            if (later.first() < earlier.last() || later.bars().tradingDay(0) < earlier.lastDay()) {
                disjoint = false;
                problems.add(
                        DataCode.FILES_OVERLAP,
                        earlier.file()
                                + " and "
                                + later.file()
                                + " both hold "
                                + later.bars().instrument()
                                + " "
                                + later.bars().size()
                                + " at "
                                + later.bars().openText(0),
                        "give one file for each time, or different symbols with --symbols");
            }
        }
        return disjoint;
    }
}
