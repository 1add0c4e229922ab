package dev.tandem.app.config;

import java.nio.file.Path;

/// Where a value was written.
///
/// @param name as a user knows it: a file, an option, a variable of the environment
/// @param folder what a relative path is relative to there
/// @param line from 1; 0 where there are no lines
/// @param column from 1
/// @param length characters to point at, 1 or more
/// @param text the line
record Origin(String name, Path folder, int line, int column, int length, String text) {

    /// Of something that has no lines.
    static Origin named(String name) {
        return new Origin(name, Path.of(""), 0, 0, 1, "");
    }

    /// The place as messages name it.
    @Override
    public String toString() {
        return line == 0 ? name : name + ":" + line + ":" + column;
    }
}
