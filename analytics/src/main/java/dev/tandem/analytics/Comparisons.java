package dev.tandem.analytics;

import java.util.List;

/// The lines of a page that compares runs, schema `tandem.compared/1`.
public final class Comparisons {
    private static final int DIGITS = 5;

    private Comparisons() {}

    /// Each line begins with 1.
    ///
    /// @param lines points of seconds since 1970 UTC and equity, one line for each name
    public static byte[] lines(List<String> names, List<double[][]> lines) {
        return Json.compact(json -> {
            var columns = new Columns(json);
            json.writeStringProperty("schema", "tandem.compared/1");
            json.writeArrayPropertyStart("lines");
            for (var i = 0; i < names.size(); i++) {
                var line = lines.get(i);
                json.writeStartObject();
                json.writeStringProperty("name", names.get(i));
                columns.times("t", line.length, at -> (long) line[at][0] * 1_000_000_000L);
                columns.values("e", DIGITS, line.length, at -> line[at][1] / line[0][1]);
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }
}
