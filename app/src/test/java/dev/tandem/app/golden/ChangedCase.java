package dev.tandem.app.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A copy of a golden case in which something can be changed.
record ChangedCase(Path folder) {

    static ChangedCase copy(Path golden, Path into) throws IOException {
        try (var files = Files.list(golden)) {
            for (var file : files.toList()) {
                Files.copy(file, into.resolve(file.getFileName()));
            }
        }
        return new ChangedCase(into);
    }

    /// Changes one cell of a CSV table.
    ///
    /// @param row from 1, below the header
    void cell(String table, int row, String column, String value) throws IOException {
        var lines = new ArrayList<>(Files.readAllLines(folder.resolve(table)));
        var index = List.of(lines.getFirst().split(",", -1)).indexOf(column);
        var cells = lines.get(row).split(",", -1);
        cells[index] = value;
        lines.set(row, String.join(",", cells));
        Files.write(folder.resolve(table), lines);
    }

    /// Changes the first place of a text.
    void text(String file, String from, String to) throws IOException {
        var text = Files.readString(folder.resolve(file));
        assertThat(text).contains(from);
        var at = text.indexOf(from);
        Files.writeString(
                folder.resolve(file),
                text.substring(0, at) + to + text.substring(at + from.length()));
    }

    void delete(String file) throws IOException {
        Files.delete(folder.resolve(file));
    }
}
