package dev.tandem.app.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Rows of words below each other. The last column takes the room that is left and is cut where
/// that does not do.
///
/// @param isRight for each column whether it stands at the right
public record TextTable(List<Boolean> isRight) {
    private static final String GAP = "  ";
    private static final int LEAST = 8;

    public TextTable {
        isRight = List.copyOf(isRight);
    }

    /// One line for each row, without spaces at the end.
    ///
    /// @param given cells, as many as there are columns
    public List<String> lines(List<List<String>> given, Terminal terminal) {
        var rows = // before a cell is cut, which could hide a secret from the redaction
                given.stream()
                        .map(row -> row.stream().map(terminal.redaction()::clean).toList())
                        .toList();
        var widths =
                IntStream.range(0, isRight.size()).map(column -> width(rows, column)).toArray();
        var last = widths.length - 1;
        var before = IntStream.of(widths).limit(last).map(width -> width + GAP.length()).sum();
        widths[last] = Math.min(widths[last], Math.max(LEAST, terminal.width() - before));
        var lines = new ArrayList<String>();
        for (var row : rows) {
            var line = new StringBuilder();
            for (var column = 0; column <= last; column++) {
                var cell =
                        column == last
                                ? cut(row.get(column), widths[last], terminal)
                                : row.get(column);
                var space = " ".repeat(Math.max(0, widths[column] - cell.length()));
                line.append(column == 0 ? "" : GAP)
                        .append(isRight.get(column) ? space + cell : cell + space);
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    private static int width(List<List<String>> rows, int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }

    /// The text in so many columns, with its cut end marked.
    public static String cut(String text, int width, Terminal terminal) {
        if (text.length() <= width) {
            return text;
        }
        var mark = terminal.hasUnicode() ? "…" : "~";
        return text.substring(0, Math.max(0, width - 1)) + mark;
    }
}
