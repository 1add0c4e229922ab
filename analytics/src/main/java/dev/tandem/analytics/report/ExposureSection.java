package dev.tandem.analytics.report;

import java.util.ArrayList;
import java.util.List;

/// How much was held against equity, of what, and how much was traded.
final class ExposureSection {
    private ExposureSection() {}

    static void write(Html html, ReportFiles files) {
        html.open("section", "id", "exposure").element("h2", "Exposure");
        FigureTables.write(html, files, "Exposure and turnover", Figures.EXPOSURE);
        html.open("div", "class", "script");
        html.element("h3", "Leverage over time: positions against equity, gross and net");
        html.open("div", "id", "held", "class", "plot").close();
        html.close();
        html.element(
                "p",
                "Margin is not recorded over time, so how much of it was bound is not shown: gross"
                        + " positions against equity stand for it, 100 % is all of the equity.",
                "class",
                "note");
        allocation(html, files);
        html.close().line();
    }

    /// Empty for a run that was written before there was such a table, or that never traded.
    private static void allocation(Html html, ReportFiles files) {
        var allocation = files.report().get("allocation");
        var names = allocation.get("names").items();
        if (names.isEmpty()) {
            return;
        }
        html.open("div", "class", "script");
        html.element("h3", "Allocation over time: shares of equity");
        html.open("div", "id", "allocation", "class", "plot").close();
        html.close();
        var heads = new ArrayList<>(List.of("At", "#Gross"));
        names.forEach(name -> heads.add("#" + name.text()));
        Tables.begin(html, "zoom", "Allocation, shares of equity", heads);
        for (var row : allocation.get("rows").items()) {
            html.open("tr", "data-from", row.get("from").text());
            html.element("th", row.get("time").text(), "scope", "row");
            Tables.number(html, Words.percent(Words.number(row, "gross")));
            for (var share : row.get("shares").items()) {
                var value = share.number().orElseThrow().doubleValue();
                Tables.toned(html, value == 0 ? "" : Words.percent(value), Math.min(0, value));
            }
            html.close();
        }
        Tables.end(html);
        html.element(
                "p",
                Words.count(Words.whole(allocation, "instruments"), "instrument")
                        + " traded. A share is the position at the last price that the chart has, against"
                        + " equity; below 0 for a short position. Other currencies count at the rate of the last"
                        + " fill. The rest is what gross exposure has beyond those that are named.",
                "class",
                "note");
    }
}
