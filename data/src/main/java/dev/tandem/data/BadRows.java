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

    /// A row that is told of.
    ///
    /// @param why without file and line
    record BadRow(int line, DataCode code, String why, String next) {
        private Problem in(Path file) {
            return new Problem(code, file + ":" + line + ": " + why, next);
        }
    }

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
            first.add(new BadRow(line, code, why.get(), next));
        }
        count++;
    }

    /// Takes over what an earlier reading of the same contents noted.
    ///
    /// @param told the rows that are told of, at most as many as are counted
    void restore(Map<DataCode, Integer> counts, List<BadRow> told) {
        byCode.putAll(counts);
        first.addAll(told);
        count = counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    Map<DataCode, Integer> byCode() {
        return byCode;
    }

    List<BadRow> told() {
        return first;
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
                .map(row -> row.in(file))
                .toList();
    }
}
