package dev.tandem.analytics.report;

/// The charts of price, equity and drawdown, which share one time axis and one crosshair.
final class ChartSection {
    /// More than that may be thinned.
    private static final long MOST_FILLS = 6_000;

    private ChartSection() {}

    static void write(Html html, ReportFiles files) {
        html.open("section", "id", "chart").element("h2", "Price, equity and drawdown");
        html.open("div", "class", "pick script");
        html.open("label").text("Instrument ");
        html.open("select", "id", "symbol").close();
        html.close();
        html.element("output", "", "id", "readout", "aria-live", "off");
        html.close();
        html.open(
                "div",
                "id",
                "main",
                "class",
                "plot tall",
                "role",
                "img",
                "aria-label",
                "Price with fills, equity, drawdown; the tables below say the same");
        Svg.line(html, files.report().get("line").items(), "Equity over time");
        html.close();
        html.open("div", "id", "why", "class", "why script", "hidden", "hidden").close();
        html.element("p", note(files), "class", "note");
        html.element(
                "p",
                "Click a bar to see why there was an order, or none. Keys: t theme, l log scale,"
                        + " arrows pan, 0 all.",
                "class",
                "note script");
        html.close().line();
    }

    /// What was drawn of how much.
    private static String note(ReportFiles files) {
        var report = files.report();
        if (!files.hasReport()) {
            return "This run was written without charts; run it again for them.";
        }
        var note = new StringBuilder();
        for (var chart : report.get("charts").items()) {
            var joined = Words.whole(chart, "joined");
            if (joined > 1) {
                note.append(chart.get("symbol").text())
                        .append(": ")
                        .append(Words.count(Words.whole(chart, "bars")))
                        .append(" bars of ")
                        .append(chart.get("size").text())
                        .append(" are drawn ")
                        .append(joined)
                        .append(" to a candle, with their highest high and lowest low. ");
            }
        }
        var left = Words.whole(report, "charts_left_out");
        if (left > 0) {
            note.append(Words.count(left, "instrument"))
                    .append(" with the fewest fills have no price chart. ");
        }
        var marks = Words.whole(report, "marks");
        if (marks > Words.whole(report, "most_points")) {
            note.append(Words.count(marks))
                    .append(" marks of equity are drawn as the lowest, highest and last of equal")
                    .append(" stretches, at most ")
                    .append(Words.count(Words.whole(report, "most_points")))
                    .append(" points. ");
        }
        var fills = Words.whole(files.summary(), "fills");
        if (fills > MOST_FILLS) {
            note.append("Of many fills of an instrument at most ")
                    .append(Words.count(MOST_FILLS))
                    .append(" are marked, evenly; fills.csv has all. ");
        }
        note.append(
                report.get("comparison").fields().isEmpty()
                        ? "There is no benchmark to compare with."
                        : "The benchmark ("
                                + report.get("comparison").get("name").text()
                                + ") begins with the same cash and pays no costs.");
        note.append(
                files.summary().get("bands").fields().isEmpty()
                        ? " Run with --bands for the band that doubtful fills leave open."
                        : " The band lies between every doubtful fill decided against the run and"
                                + " for it.");
        return note.toString();
    }
}
