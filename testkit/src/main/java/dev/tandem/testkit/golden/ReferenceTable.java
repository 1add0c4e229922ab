package dev.tandem.testkit.golden;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/// A CSV table of a case, plain or gzipped, without quoted cells.
///
/// @param name of the file
/// @param rows as long as `columns`, empty cells as empty texts
public record ReferenceTable(String name, List<String> columns, List<List<String>> rows) {
    private static final Pattern WHOLE = Pattern.compile("\\d{1,18}");

    public ReferenceTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /// Reads a table of a case, packed as `.gz` or not; one that is missing or has a row of another
    /// length is a difference.
    public static Optional<ReferenceTable> read(Path folder, String name, Findings findings) {
        var plain = folder.resolve(name);
        var packed = folder.resolve(name + ".gz");
        if (!Files.exists(plain) && !Files.exists(packed)) {
            findings.differ(name, "is missing");
            return Optional.empty();
        }
        var table = read(Files.exists(plain) ? plain : packed);
        for (var row = 0; row < table.rows.size(); row++) {
            if (table.rows.get(row).size() != table.columns.size()) {
                findings.differ(
                        name,
                        "row "
                                + (row + 1)
                                + " has "
                                + table.rows.get(row).size()
                                + " cells instead of "
                                + table.columns.size());
                return Optional.empty();
            }
        }
        return Optional.of(new ReferenceTable(name, table.columns, table.rows));
    }

    /// Reads a file, packed if its name ends in `.gz`.
    public static ReferenceTable read(Path file) {
        var name = file.getFileName().toString();
        try (var raw = Files.newInputStream(file);
                var text = name.endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
            var lines =
                    new String(text.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .map(ReferenceTable::cells)
                            .toList();
            if (lines.isEmpty()) {
                throw new IllegalArgumentException(name + " is empty");
            }
            return new ReferenceTable(name, lines.getFirst(), lines.subList(1, lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /// The place of a column.
    ///
    /// @throws IllegalArgumentException if there is none of this name
    public int index(String column) {
        var index = columns.indexOf(column);
        if (index < 0) {
            throw new IllegalArgumentException(name + " has no column \"" + column + "\"");
        }
        return index;
    }

    /// The rows in the order of two columns, whole numbers by their value; a column that is not
    /// there leaves the rows as they are.
    public ReferenceTable sortedBy(String first, String second) {
        var major = columns.indexOf(first);
        var minor = columns.indexOf(second);
        if (major < 0 || minor < 0) {
            return this;
        }
        Comparator<List<String>> order =
                Comparator.comparing(row -> row.get(major), ReferenceTable::compare);
        var sorted =
                rows.stream()
                        .sorted(order.thenComparing(row -> row.get(minor), ReferenceTable::compare))
                        .toList();
        return new ReferenceTable(name, columns, sorted);
    }

    private static int compare(String a, String b) {
        var whole = WHOLE.matcher(a).matches() && WHOLE.matcher(b).matches();
        return whole ? Long.compare(Long.parseLong(a), Long.parseLong(b)) : a.compareTo(b);
    }

    /// The cells of a column from top to bottom; empty if there is no such column.
    public List<String> column(String column) {
        var index = columns.indexOf(column);
        return index < 0 ? List.of() : rows.stream().map(row -> row.get(index)).toList();
    }

    private static List<String> cells(String line) {
        return List.of(line.split(",", -1));
    }
}
