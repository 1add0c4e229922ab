package dev.tandem.research;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// One row of CSV as RFC 4180 has it, without line feeds in cells.
final class CsvLine {
    private CsvLine() {}

    static String join(List<String> cells) {
        return cells.stream().map(CsvLine::cell).collect(Collectors.joining(","));
    }

    private static String cell(String text) {
        return text.indexOf(',') < 0 && text.indexOf('"') < 0
                ? text
                : '"' + text.replace("\"", "\"\"") + '"';
    }

    /// @throws IllegalArgumentException if a quote stays open
    static List<String> split(String line) {
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        var isQuoted = false;
        for (var i = 0; i < line.length(); i++) {
            var c = line.charAt(i);
            if (c == '"' && isQuoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else if (c == '"') {
                isQuoted = !isQuoted;
            } else if (c == ',' && !isQuoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        if (isQuoted) {
            throw new IllegalArgumentException("a quote stays open");
        }
        cells.add(cell.toString());
        return cells;
    }
}
