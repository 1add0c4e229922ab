package dev.tandem.app.format;

import java.util.List;
import java.util.stream.Collectors;

/// Rows of cells for other programs: RFC 4180 with line feeds, the first row names the columns.
public final class CsvText {
    private CsvText() {}

    /// The rows as lines, each with its line feed.
    public static String of(List<List<String>> rows) {
        return rows.stream().map(CsvText::line).collect(Collectors.joining());
    }

    private static String line(List<String> row) {
        return row.stream().map(CsvText::cell).collect(Collectors.joining(",", "", "\n"));
    }

    private static String cell(String text) {
        var isPlain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return isPlain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
