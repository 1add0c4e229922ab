package dev.tandem.analytics.report;

import dev.tandem.analytics.JsonTree;
import java.util.List;

/// How far the figures could have come out otherwise.
final class RobustnessSection {
    private RobustnessSection() {}

    static void write(Html html, ReportFiles files) {
        var report = files.report();
        html.open("section", "id", "robustness").element("h2", "Robustness");
        FigureTables.write(html, files, "Is it skill?", Figures.SKILL);
        bands(html, files);
        if (files.hasReport()) {
            html.open("div", "class", "columns");
            costs(html, report, files.currency());
            bootstrap(html, report.get("bootstrap"));
            html.close();
            if (!report.get("costs").items().isEmpty()) {
                note(html, report);
            }
            fan(html, report.get("bootstrap"));
            shuffle(html, report.get("shuffle"));
        }
        html.close().line();
    }

    private static void bands(Html html, ReportFiles files) {
        var bands = files.summary().get("bands");
        if (bands.fields().isEmpty()) {
            return;
        }
        Tables.begin(
                html,
                "plain",
                "The same run with every doubtful fill decided against it, as assumed, and for it ("
                        + Words.count(Words.whole(bands, "doubtful_fills"))
                        + " doubtful fills)",
                List.of("Figure", "#against", "#assumed", "#for"));
        for (var band : bands.fields().entrySet()) {
            if (band.getValue().get("assumed").number().isEmpty()) {
                continue;
            }
            var figure = Figures.of(band.getKey());
            html.open("tr").element("th", figure.label(), "scope", "row");
            for (var end : List.of("pessimistic", "assumed", "optimistic")) {
                Tables.number(
                        html,
                        Words.or(Words.number(band.getValue(), end), "n/a", figure.unit()::text));
            }
            html.close();
        }
        Tables.end(html);
    }

    private static void costs(Html html, JsonTree report, String currency) {
        var costs = report.get("costs").items();
        if (costs.isEmpty()) {
            return;
        }
        Tables.begin(
                html,
                "plain",
                "The same fills at other costs: commission and modelled slippage, in " + currency,
                List.of("Costs", "#Amount", "#Total return", "#CAGR", "#Sharpe", "#Max drawdown"));
        for (var scenario : costs) {
            var factor = Words.whole(scenario, "factor");
            html.open("tr");
            html.element("th", "x " + factor + (factor == 1 ? ", this run" : ""), "scope", "row");
            Tables.number(html, Words.fixed(Words.number(scenario, "costs"), 2));
            for (var name : List.of("total_return", "cagr", "sharpe_ratio", "max_drawdown")) {
                Tables.number(
                        html,
                        Words.or(
                                Words.number(scenario, name),
                                "n/a",
                                Figures.of(name).unit()::text));
            }
            html.close();
        }
        Tables.end(html);
    }

    private static void note(Html html, JsonTree report) {
        var note = report.get("slippage_note").text();
        html.element(
                "p",
                "Other costs: the strategy is not played again: at other costs it might have traded otherwise."
                        + (note.isEmpty() ? "" : " " + note),
                "class",
                "note");
    }

    private static void bootstrap(Html html, JsonTree bootstrap) {
        if (bootstrap.fields().isEmpty()) {
            html.element(
                    "p",
                    "Too few returns to draw other histories from (60 are needed, all with something"
                            + " left).",
                    "class",
                    "note");
            return;
        }
        Tables.begin(
                html,
                "plain",
                Words.count(Words.whole(bootstrap, "draws"))
                        + " histories drawn from the "
                        + Words.count(Words.whole(bootstrap, "returns"))
                        + " returns in blocks of "
                        + Words.whole(bootstrap, "block")
                        + ", seed "
                        + Words.whole(bootstrap, "seed"),
                List.of("Figure", "#2.5 % below", "#Half below", "#97.5 % below", "#Below 0"));
        for (var drawn : bootstrap.get("figures").items()) {
            var figure = Figures.of(drawn.get("name").text());
            html.open("tr").element("th", figure.label(), "scope", "row");
            for (var end : List.of("low", "median", "high")) {
                Tables.number(html, Words.or(Words.number(drawn, end), "n/a", figure.unit()::text));
            }
            Tables.number(html, Words.fixed(Words.number(drawn, "below_zero") * 100, 1) + " %");
            html.close();
        }
        Tables.end(html);
        Tables.begin(
                html,
                "plain",
                "What 1 became in the drawn histories",
                List.of("#Share below", "#Half way", "#At the end"));
        for (var line : bootstrap.get("fan").items()) {
            html.open("tr");
            Tables.number(html, Words.fixed(Words.number(line, "share") * 100, 0) + " %");
            Tables.number(html, Words.fixed(Words.number(line, "middle"), 3));
            Tables.number(html, Words.fixed(Words.number(line, "end"), 3));
            html.close();
        }
        Tables.end(html);
    }

    private static void fan(Html html, JsonTree bootstrap) {
        if (bootstrap.fields().isEmpty()) {
            return;
        }
        html.open("div", "class", "script");
        html.element(
                "h3",
                "Where 1 would have gone: 5 %, 25 %, half, 75 % and 95 % of the drawn histories lie below");
        html.open("div", "id", "fan", "class", "plot").close();
        html.close();
    }

    private static void shuffle(Html html, JsonTree shuffle) {
        if (shuffle.fields().isEmpty()) {
            html.element("p", "Too few closed trades to shuffle (10 are needed).", "class", "note");
            return;
        }
        html.element(
                "p",
                "The same "
                        + Words.count(Words.whole(shuffle, "trades"), "trade")
                        + " in "
                        + Words.count(Words.whole(shuffle, "draws"))
                        + " other orders: the deepest fall of closed profits was "
                        + Words.percent(Words.number(shuffle, "actual"))
                        + " in the order of the run, "
                        + Words.percent(Words.number(shuffle, "median"))
                        + " or deeper in half of them, "
                        + Words.percent(Words.number(shuffle, "worst"))
                        + " or deeper in one of twenty; "
                        + Words.fixed(Words.number(shuffle, "deeper") * 100, 1)
                        + " % fell deeper than the run.");
    }
}
