package dev.tandem.analytics.report;

import dev.tandem.analytics.report.Figures.Figure;
import java.util.List;

/// Statistics in tables: each value with what it was computed from, its formula, and the reason
/// where there is none.
final class FigureTables {
    private FigureTables() {}

    /// A table of figures with a column for the benchmark where it has any of them.
    static void write(Html html, ReportFiles files, String caption, List<String> names) {
        var isCompared = names.stream().anyMatch(name -> Double.isFinite(files.beside(name)));
        html.open("div", "class", "scroll").open("table", "class", "figures");
        html.element("caption", caption);
        html.open("thead").open("tr");
        head(html, "Figure");
        head(html, "Value");
        if (isCompared) {
            head(html, files.report().get("comparison").get("name").text());
        }
        head(html, "Of");
        html.close().close().open("tbody");
        for (var name : names) {
            if (!files.statistic(name).fields().isEmpty()) {
                row(html, files, Figures.of(name), isCompared);
            }
        }
        html.close().close().close().line();
    }

    private static void head(Html html, String text) {
        html.element("th", text, "scope", "col");
    }

    private static void row(Html html, ReportFiles files, Figure figure, boolean isCompared) {
        html.open("tr");
        html.element("th", figure.label(), "scope", "row", "title", explained(files, figure));
        html.open("td", "class", "number").text(value(files, figure)).close();
        if (isCompared) {
            var beside = files.beside(figure.name());
            html.element("td", Words.or(beside, "", figure.unit()::text), "class", "number");
        }
        html.element("td", basis(files, figure), "class", "basis");
        html.close();
    }

    /// The value with its interval, or `n/a` with its reason.
    static String value(ReportFiles files, Figure figure) {
        var statistic = files.statistic(figure.name());
        var value = Words.number(statistic, "value");
        if (!Double.isFinite(value)) {
            return "n/a (" + statistic.get("reason").text() + ")";
        }
        var ends = statistic.get("ci95").items();
        var interval =
                ends.size() == 2
                        ? " ["
                                + figure.unit()
                                        .text(ends.get(0).number().orElseThrow().doubleValue())
                                + ", "
                                + figure.unit()
                                        .text(ends.get(1).number().orElseThrow().doubleValue())
                                + "]"
                        : "";
        return figure.unit().text(value) + interval;
    }

    /// The meaning and the formula, for a pointer that rests on the label.
    static String explained(ReportFiles files, Figure figure) {
        return figure.meaning()
                + " Formula: "
                + files.statistic(figure.name()).get("formula").text();
    }

    /// How many observations the value was computed from.
    static String basis(ReportFiles files, Figure figure) {
        var statistic = files.statistic(figure.name());
        var minimum = statistic.get("minimum").text();
        var thing = minimum.replaceFirst("^[0-9,]+ ", "");
        var n = Words.count(Words.whole(statistic, "n"));
        return thing.isEmpty() || thing.equals("days") ? "n = " + n : n + " " + plural(thing);
    }

    private static String plural(String thing) {
        return thing.endsWith("s") ? thing : thing + "s";
    }
}
