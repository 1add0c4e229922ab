package dev.tandem.analytics.report;

import java.util.List;

/// Ratios of risk, the deepest drawdowns, and how the figures of a year moved.
final class RiskSection {
    private RiskSection() {}

    static void write(Html html, ReportFiles files) {
        html.open("section", "id", "risk").element("h2", "Risk");
        html.open("div", "class", "columns");
        FigureTables.write(html, files, "Risk", Figures.RISK);
        var falls = files.report().get("drawdowns").items();
        if (!falls.isEmpty()) {
            Tables.begin(
                    html,
                    "zoom",
                    "The deepest drawdowns, all marks",
                    List.of("#Depth", "Peak", "Trough", "Recovered", "#Days"));
            for (var fall : falls) {
                html.open(
                        "tr",
                        "data-from",
                        fall.get("from").text(),
                        "data-until",
                        fall.get("until").text());
                var depth = Words.number(fall, "depth");
                Tables.toned(html, Words.percent(depth), depth);
                html.element("td", fall.get("peak").text());
                html.element("td", fall.get("trough").text());
                var recovered = fall.get("recovered").text();
                html.element("td", recovered.isEmpty() ? "not yet" : recovered);
                Tables.number(html, Words.fixed(Words.number(fall, "days"), 0));
                html.close();
            }
            Tables.end(html);
        }
        html.close();
        stress(html, files);
        html.open("div", "class", "script");
        html.element("h3", "The last year at each time: Sharpe, volatility, beta");
        html.open("div", "id", "rolling", "class", "plot").close();
        html.close().close().line();
    }

    /// Empty for a run that was written before there was such a table.
    private static void stress(Html html, ReportFiles files) {
        var stretches = files.report().get("stress").items();
        if (!stretches.isEmpty()) {
            Tables.begin(
                    html,
                    "zoom",
                    "Stress periods",
                    List.of(
                            "Period",
                            "From",
                            "To",
                            "#Marks",
                            "#Run",
                            "#Drawdown",
                            "#Benchmark",
                            "#Its drawdown"));
            for (var stretch : stretches) {
                html.open(
                        "tr",
                        "data-from",
                        stretch.get("from").text(),
                        "data-until",
                        stretch.get("until").text());
                html.element("th", stretch.get("name").text(), "scope", "row");
                html.element("td", stretch.get("begin").text());
                html.element("td", stretch.get("end").text());
                Tables.number(html, Words.count(Words.whole(stretch, "marks")));
                change(html, Words.number(stretch, "value"));
                change(html, Words.number(stretch, "drawdown"));
                change(html, Words.number(stretch, "benchmark"));
                change(html, Words.number(stretch, "benchmark_drawdown"));
                html.close();
            }
            Tables.end(html);
        }
        html.element("p", files.report().get("stress_note").text(), "class", "note");
    }

    private static void change(Html html, double value) {
        Tables.toned(html, Words.or(value, "n/a", Words::signedPercent), value);
    }
}
