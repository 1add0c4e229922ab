package dev.tandem.data;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What decides how a file is read into rows: its contents, what was declared about it, which
/// symbols are kept of it, and how this version of the program reads. Calendar, class, bar size and
/// the treatment of bad rows come later and decide nothing here.
///
/// @param sha256 of the file as stored, hexadecimal
/// @param text all of it, readable
record ColumnKey(String sha256, String text) {
    /// Raised whenever the same file would be read differently or be kept in another form.
    static final int VERSION = 1;

    // The FNV-1a hash of 64 bits: a message digest costs a cold start some 30 ms.
    private static final long FNV_START = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    static ColumnKey of(String sha256, CsvMapping mapping, Set<String> wanted) {
        var parts = new ArrayList<String>();
        parts.add("version=" + VERSION);
        parts.add("sha256=" + sha256);
        add(parts, "time", mapping.time());
        add(parts, "open", mapping.open());
        add(parts, "high", mapping.high());
        add(parts, "low", mapping.low());
        add(parts, "close", mapping.close());
        add(parts, "volume", mapping.volume());
        add(parts, "symbol", mapping.symbol());
        add(parts, "stamp", mapping.stamp());
        add(parts, "zone", mapping.zone());
        add(parts, "format", mapping.format());
        add(parts, "price", mapping.price());
        add(parts, "delimiter", mapping.delimiter());
        new TreeSet<>(wanted).forEach(symbol -> add(parts, "wanted", symbol));
        return new ColumnKey(sha256, String.join("\n", parts));
    }

    /// Name of the file that holds it. Two keys of one name would take turns in it, never be taken
    /// for each other, because the file holds the whole text.
    String fileName() {
        var hash = FNV_START;
        for (var i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * FNV_PRIME;
        }
        return sha256 + "-" + HexFormat.of().toHexDigits(hash) + ColumnStore.ENDING;
    }

    /// The length keeps a value with line breaks apart from several values.
    private static void add(List<String> parts, String name, @Nullable Object value) {
        if (value != null) {
            var shown = value instanceof Enum<?> choice ? choice.name() : value.toString();
            parts.add(name + "(" + shown.length() + ")=" + shown);
        }
    }
}
