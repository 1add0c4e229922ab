package dev.tandem.research;

import dev.tandem.api.problem.TandemException;
import dev.tandem.api.problem.TandemException.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Puts the shards of a sweep together to what the whole sweep would have written.
public final class SweepMerge {
    private static final int MOST_NAMED = 10;

    private SweepMerge() {}

    /// @param files one for each shard, in any order
    /// @throws TandemException `TDM-7042` if they are of different sweeps or cut differently, if
    ///   one is missing or given twice; `TDM-7041` if one cannot be read
    public static SweepTable of(List<Path> files) {
        var tables = new LinkedHashMap<Path, SweepTable>();
        files.forEach(file -> tables.put(file, SweepTable.read(file)));
        if (tables.size() < files.size()) {
            throw refused("a file is given twice", "give each file once");
        }
        var first = tables.firstEntry();
        tables.forEach((file, table) -> requireSame(first, file, table));
        requireAll(tables);
        var rows = tables.values().stream().flatMap(table -> table.rows().stream()).toList();
        return new SweepTable(first.getValue().facts().whole(), rows);
    }

    private static void requireSame(
            Map.Entry<Path, SweepTable> first, Path file, SweepTable table) {
        var wanted = first.getValue().facts();
        var differences = wanted.whole().differences(table.facts().whole());
        if (wanted.shard().count() != table.facts().shard().count()) {
            differences.add("- shard: " + wanted.shard());
            differences.add("+ shard: " + table.facts().shard());
        }
        if (!differences.isEmpty()) {
            differences.addFirst(file + " is of another sweep than " + first.getKey());
            throw refused(
                    String.join("\n", differences),
                    "merge files of one sweep: the same strategy, data, options, version and number"
                            + " of shards");
        }
    }

    private static void requireAll(Map<Path, SweepTable> tables) {
        var byShard = new LinkedHashMap<Integer, Path>();
        tables.forEach((file, table) -> {
            var other = byShard.put(table.facts().shard().index(), file);
            if (other != null) {
                throw refused(
                        other + " and " + file + " are both shard " + table.facts().shard(),
                        "give each shard once");
            }
        });
        var count = tables.values().iterator().next().facts().shard().count();
        var missing =
                IntStream.rangeClosed(1, count)
                        .filter(index -> !byShard.containsKey(index))
                        .mapToObj(index -> index + "/" + count)
                        .toList();
        if (!missing.isEmpty()) {
            var named = new ArrayList<>(missing.subList(0, Math.min(MOST_NAMED, missing.size())));
            if (named.size() < missing.size()) {
                named.add("...");
            }
            throw refused(
                    missing.size()
                            + " of "
                            + count
                            + " shards missing: "
                            + String.join(", ", named),
                    "run them with --shard, and give their files too");
        }
    }

    private static TandemException refused(String message, String next) {
        return new TandemException(Kind.REFUSED, "TDM-7042", message, next);
    }
}
