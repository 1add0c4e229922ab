package dev.tandem.analytics;

/// How a table looks.
///
/// @param width columns of the terminal; 80 to 120 are used
/// @param hasUnicode whether characters outside ASCII can be shown
/// @param hasColour whether ANSI escape sequences are understood
public record TableStyle(int width, boolean hasUnicode, boolean hasColour) {
    private static final int LEAST = 80;
    private static final int MOST = 120;

    /// What a pipe or a file gets.
    public static final TableStyle PLAIN = new TableStyle(LEAST, false, false);

    public TableStyle {
        width = Math.clamp(width, LEAST, MOST);
    }

    String bold(String text) {
        return coloured(1, text);
    }

    String red(String text) {
        return coloured(31, text);
    }

    String green(String text) {
        return coloured(32, text);
    }

    private String coloured(int code, String text) {
        return hasColour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }

    /// The text, cut with a mark when it is longer than `most`.
    String cut(String text, int most) {
        var mark = hasUnicode ? "\u2026" : "...";
        return text.length() <= most ? text : text.substring(0, most - mark.length()) + mark;
    }
}
