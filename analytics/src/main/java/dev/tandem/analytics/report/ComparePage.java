package dev.tandem.analytics.report;

import dev.tandem.analytics.Comparisons;
import java.util.ArrayList;
import java.util.List;

/// Runs side by side as one HTML file: their equity in one chart, and what differs in tables.
public final class ComparePage {
    private ComparePage() {}

    /// A line of a table.
    ///
    /// @param values one for each run
    /// @param difference from the first run to the second; empty with more than two runs
    public record Row(String label, List<String> values, String difference) {}

    /// A table.
    public record Group(String caption, List<Row> rows) {}

    /// The page in UTF-8.
    ///
    /// @param runs two or more
    public static byte[] of(List<ReportFiles> runs, List<Group> groups) {
        var html = new Html();
        ReportPage.begin(html, "Compared: " + runs.size() + " runs");
        html.open("header").open("div", "class", "title");
        html.element("h1", "Runs side by side");
        html.element("span", "compare", "class", "badge");
        html.open("span", "class", "tools script");
        html.element(
                "button", "theme", "id", "theme", "type", "button", "title", "Light or dark (t)");
        html.close().close();
        for (var i = 0; i < runs.size(); i++) {
            var run = runs.get(i);
            html.open("p", "class", "facts").element("strong", letter(i));
            html.text("   " + run.name() + "   " + run.summary().get("strategy").text()).close();
        }
        html.close().line().open("main");
        chart(html);
        for (var group : groups) {
            table(html, runs.size(), group);
        }
        html.close().line();
        return ReportPage.end(html, Comparisons.lines(names(runs), lines(runs)));
    }

    private static void chart(Html html) {
        html.open("section", "id", "chart").element("h2", "Equity, each run beginning with 1");
        html.open("div", "class", "script");
        html.open("div", "id", "compared", "class", "plot").close().close();
        html.element(
                "p",
                "Long lines are drawn as the lowest, highest and last of equal stretches, about 300"
                        + " points a run; the report of each run has all of it.",
                "class",
                "note");
        html.close().line();
    }

    private static List<String> names(List<ReportFiles> runs) {
        var names = new ArrayList<String>();
        for (var i = 0; i < runs.size(); i++) {
            names.add(letter(i) + " " + runs.get(i).summary().get("strategy").text());
        }
        return names;
    }

    private static List<double[][]> lines(List<ReportFiles> runs) {
        return runs.stream()
                .map(run ->
                        run.report().get("line").items().stream()
                                .map(point ->
                                        point.items().stream()
                                                .mapToDouble(end ->
                                                        end.number().orElseThrow().doubleValue())
                                                .toArray())
                                .toArray(double[][]::new))
                .toList();
    }

    private static void table(Html html, int runs, Group group) {
        if (group.rows().isEmpty()) {
            return;
        }
        var heads = new ArrayList<String>();
        heads.add("");
        for (var i = 0; i < runs; i++) {
            heads.add("#" + letter(i));
        }
        var isTwo = group.rows().stream().anyMatch(row -> !row.difference().isEmpty());
        if (isTwo) {
            heads.add("#difference");
        }
        Tables.begin(html, "plain", group.caption(), heads);
        for (var row : group.rows()) {
            html.open("tr").element("th", row.label(), "scope", "row");
            row.values().forEach(value -> Tables.number(html, value));
            if (isTwo) {
                Tables.number(html, row.difference());
            }
            html.close();
        }
        Tables.end(html);
    }

    private static String letter(int run) {
        return String.valueOf((char) ('A' + run));
    }
}
