package dev.tandem.app.store;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/// Runs side by side: what was chosen differently, and what came of it.
///
/// @param runs two or more
public record RunComparison(List<StoredRun> runs) {
    /// A line of the comparison.
    ///
    /// @param values one for each run
    /// @param difference from the first run to the second; empty with more than two runs
    public record Row(String label, List<String> values, String difference) {}

    public RunComparison {
        runs = List.copyOf(runs);
    }

    /// Parameters and settings that differ; a run without one has `-`.
    public List<Row> settings() {
        var keys = new LinkedHashSet<String>();
        runs.forEach(run -> keys.addAll(run.settings().sequencedKeySet()));
        var rows = new ArrayList<Row>();
        for (var key : keys) {
            var values = runs.stream().map(run -> run.settings().getOrDefault(key, "-")).toList();
            if (values.stream().distinct().count() > 1) {
                rows.add(
                        new Row(
                                key,
                                values.stream().map(v -> cut(key, v)).toList(),
                                word("changed")));
            }
        }
        return rows;
    }

    private static String cut(String key, String value) {
        return key.endsWith("sha256") ? shortHash(value) : value;
    }

    /// The hashes of the data files by position, each with whether they are the same.
    public List<Row> data() {
        var most = runs.stream().mapToInt(run -> run.data().size()).max().orElse(0);
        var rows = new ArrayList<Row>();
        for (var i = 0; i < most; i++) {
            var index = i;
            var hashes =
                    runs.stream()
                            .map(run ->
                                    index < run.data().size()
                                            ? run.data().get(index).sha256()
                                            : "-")
                            .toList();
            var label = most == 1 ? "data hash" : "data hash " + (i + 1);
            var isSame = hashes.stream().distinct().count() == 1;
            rows.add(
                    new Row(
                            label,
                            hashes.stream().map(RunComparison::shortHash).toList(),
                            word(isSame ? "same" : "changed")));
        }
        return rows;
    }

    /// The statistics that at least one run has.
    public List<Row> statistics() {
        return Measure.ALL.stream()
                .filter(measure -> runs.stream().anyMatch(measure::isKnown))
                .map(measure ->
                        new Row(
                                measure.label(),
                                runs.stream().map(measure::text).toList(),
                                difference(measure)))
                .toList();
    }

    /// Whether all orders were the same.
    public Row decisions() {
        var hashes = runs.stream().map(StoredRun::decisionHash).toList();
        var isSame = hashes.stream().distinct().count() == 1;
        return new Row(
                "decisions",
                hashes.stream().map(RunComparison::shortHash).toList(),
                word(isSame ? "same" : "changed"));
    }

    private String difference(Measure measure) {
        if (runs.size() > 2) {
            return "";
        }
        var first = runs.getFirst();
        var second = runs.getLast();
        var bars = measure.errorBars(first, second);
        return measure.difference(first, second) + (bars.isEmpty() ? "" : " (" + bars + ")");
    }

    private String word(String word) {
        return runs.size() == 2 ? word : "";
    }

    /// The ends of a hash, as in `4be1..9c`.
    public static String shortHash(String hash) {
        return hash.length() < 8
                ? hash
                : hash.substring(0, 4) + ".." + hash.substring(hash.length() - 2);
    }
}
