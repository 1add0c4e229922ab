package dev.tandem.testkit.golden;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A CSV table of a case, without quoted cells.
///
/// @param name of the file
/// @param rows as long as `columns`, empty cells as empty texts
record ReferenceTable(String name, List<String> columns, List<List<String>> rows) {
    /// Reads a table; one that is missing or has a row of another length is a difference.
    static Optional<ReferenceTable> read(Path folder, String name, Findings findings) {
        var file = folder.resolve(name);
        if (!Files.exists(file)) {
            findings.differ(name, "is missing");
            return Optional.empty();
        }
        try {
            var lines = Files.readAllLines(file).stream().map(ReferenceTable::cells).toList();
            var columns = lines.getFirst();
            var rows = lines.subList(1, lines.size());
            for (var row = 0; row < rows.size(); row++) {
                if (rows.get(row).size() != columns.size()) {
                    findings.differ(
                            name,
                            "row "
                                    + (row + 1)
                                    + " has "
                                    + rows.get(row).size()
                                    + " cells instead of "
                                    + columns.size());
                    return Optional.empty();
                }
            }
            return Optional.of(new ReferenceTable(name, columns, rows));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /// The cells of a column from top to bottom; empty if there is no such column.
    List<String> column(String column) {
        var index = columns.indexOf(column);
        return index < 0 ? List.of() : rows.stream().map(row -> row.get(index)).toList();
    }

    private static List<String> cells(String line) {
        return List.of(line.split(",", -1));
    }
}
