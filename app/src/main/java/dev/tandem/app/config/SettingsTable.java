package dev.tandem.app.config;

import dev.tandem.app.secret.Redaction;
import java.util.ArrayList;
import java.util.List;

/// Rows of three columns that fit a width: what is too long for the middle goes on below it.
public final class SettingsTable {
    private static final String GAP = "  ";
    private static final int LEAST = 16;

    private SettingsTable() {}

    /// The lines of a table.
    ///
    /// @param given three cells each
    /// @param redaction is asked before a cell is cut, which could hide a secret from it
    /// @param width columns of the terminal
    public static List<String> lines(List<List<String>> given, Redaction redaction, int width) {
        var rows = given.stream().map(row -> row.stream().map(redaction::clean).toList()).toList();
        var first = longest(rows, 0);
        var rest = Math.max(2 * LEAST, width - first - 2 * GAP.length());
        var last = Math.min(longest(rows, 2), rest - Math.min(longest(rows, 1), rest / 2));
        var middle = Math.min(longest(rows, 1), rest - last);
        var lines = new ArrayList<String>();
        for (var row : rows) {
            var values = pieces(row.get(1), middle);
            var ends = pieces(row.get(2), last);
            for (var i = 0; i < Math.max(values.size(), ends.size()); i++) {
                var line =
                        padded(i == 0 ? row.getFirst() : "", first)
                                + GAP
                                + padded(i < values.size() ? values.get(i) : "", middle)
                                + GAP
                                + (i < ends.size() ? ends.get(i) : "");
                lines.add(line.stripTrailing());
            }
        }
        return lines;
    }

    private static int longest(List<List<String>> rows, int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }

    /// Cut behind a space or a slash where there is one.
    private static List<String> pieces(String text, int width) {
        var pieces = new ArrayList<String>();
        var rest = text;
        while (rest.length() > width) {
            var space =
                    Math.max(rest.lastIndexOf(' ', width - 1), rest.lastIndexOf('/', width - 1));
            var cut = space > 0 ? space + 1 : width;
            pieces.add(rest.substring(0, cut));
            rest = rest.substring(cut);
        }
        pieces.add(rest);
        return pieces;
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
