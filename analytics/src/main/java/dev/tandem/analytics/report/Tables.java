package dev.tandem.analytics.report;

import java.util.List;

/// Plain tables.
final class Tables {
    private Tables() {}

    /// Opens a table with its heads; [#end] closes it.
    ///
    /// @param heads those that begin with `#` stand over numbers
    static void begin(Html html, String kind, String caption, List<String> heads) {
        html.open("div", "class", "scroll " + kind).open("table", "class", kind);
        html.element("caption", caption);
        html.open("thead").open("tr");
        for (var head : heads) {
            var isNumber = head.startsWith("#");
            html.element(
                    "th",
                    isNumber ? head.substring(1) : head,
                    "scope",
                    "col",
                    "class",
                    isNumber ? "number" : "");
        }
        html.close().close().open("tbody");
    }

    static void end(Html html) {
        html.close().close().close().line();
    }

    static void number(Html html, String text) {
        html.element("td", text, "class", "number");
    }

    /// A number with the colour of its sign, and its exact value for sorting.
    static void toned(Html html, String text, double value) {
        html.element("td", text, "class", "number " + Words.tone(value));
    }
}
