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
        html.close().open("div", "class", "script");
        html.element("h3", "The last year at each time: Sharpe, volatility, beta");
        html.open("div", "id", "rolling", "class", "plot").close();
        html.close().close().line();
    }
}
