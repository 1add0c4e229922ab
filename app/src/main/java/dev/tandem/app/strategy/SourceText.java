package dev.tandem.app.strategy;

/// A Java source file as text.
///
/// @param name its file name, such as `GoldenCross.java`
/// @param path how messages call it, such as `examples/GoldenCross.java`
public record SourceText(String name, String path, String text) {
    /// The file name without `.java`.
    String className() {
        return name.substring(0, name.length() - ".java".length());
    }

    /// One line without its end and with tabs as single spaces; empty beyond the end.
    ///
    /// @param number from 1
    public String line(int number) {
        var start = 0;
        for (var i = 1; i < number; i++) {
            var end = text.indexOf('\n', start);
            if (end < 0) {
                return "";
            }
            start = end + 1;
        }
        var end = text.indexOf('\n', start);
        var line = end < 0 ? text.substring(start) : text.substring(start, end);
        return line.replace("\r", "").replace('\t', ' ');
    }
}
