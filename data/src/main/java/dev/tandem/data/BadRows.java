package dev.tandem.data;

import dev.tandem.data.Problems.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// The wrong rows of one file. Texts are made for the first few only, so that a file of millions of
/// wrong rows is refused as fast as it is read.
final class BadRows {
    static final String DROP = "correct the row, or leave out bad rows with --on-bad-row drop";

    private static final int REASONS = 5;

    private record BadRow(int line, Problem problem) {}

    private final Path file;
    private final List<BadRow> first = new ArrayList<>();
    private final Map<DataCode, Integer> byCode = new EnumMap<>(DataCode.class);
    private int count;

    BadRows(Path file) {
        this.file = file;
    }

    void add(int line, DataCode code, Supplier<String> why) {
        add(line, code, why, DROP);
    }

    void add(int line, DataCode code, Supplier<String> why, String next) {
        byCode.merge(code, 1, Integer::sum);
        if (byCode.getOrDefault(code, 0) <= Problems.SHOWN) {
            first.add(
                    new BadRow(
                            line, new Problem(code, file + ":" + line + ": " + why.get(), next)));
        }
        count++;
    }

    /// Hands the rows over as problems if bad rows are refused.
    void report(ReadOptions options, Problems problems) {
        if (count > 0 && options.badRows() == ReadOptions.BadRow.REFUSE) {
            problems.addAll(sorted(Problems.SHOWN), count);
        }
    }

    DroppedRows dropped() {
        return new DroppedRows(count, byCode, sorted(REASONS).stream().map(Problem::text).toList());
    }

    private List<Problem> sorted(int most) {
        return first.stream()
                .sorted(Comparator.comparingInt(BadRow::line))
                .limit(most)
                .map(BadRow::problem)
                .toList();
    }
}
