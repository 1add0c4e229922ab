package dev.tandem.app.format;

import java.util.List;
import java.util.Locale;

/// How a command writes its result.
public enum Format {
    /// For people.
    TEXT,
    /// One document.
    JSON,
    /// One object a line.
    NDJSON,
    /// A header and rows, RFC 4180 with line feeds.
    CSV;

    /// What stands on the command line.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What a command line asks for before it is known whether it is right, so that even an error
    /// comes in that form.
    public static Format askedFor(List<String> arguments) {
        for (var i = 0; i < arguments.size(); i++) {
            var word = arguments.get(i);
            if (word.equals("--json")) {
                return JSON;
            }
            var isApart = word.equals("--format") && i + 1 < arguments.size();
            var value =
                    isApart ? arguments.get(i + 1) : word.replaceFirst("^--format=", "").strip();
            if (isApart || word.startsWith("--format=")) {
                for (var format : values()) {
                    if (format.word().equals(value)) {
                        return format;
                    }
                }
            }
        }
        return TEXT;
    }
}
