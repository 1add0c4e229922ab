package dev.tandem.analytics.report;

import java.util.List;

/// Every statistic of `summary.json` with its exact value, formula, count and reason.
final class DefinitionsSection {
    private DefinitionsSection() {}

    static void write(Html html, ReportFiles files) {
        html.open("section", "id", "definitions").element("h2", "Definitions");
        html.element(
                "p",
                "r: return of a period; E: equity at its end; A: periods a year; rf: risk-free rate of a"
                        + " period, 0; m: target return, 0; b: return of the benchmark. A period is a"
                        + " trading day of the calendar, or a bar where bars are longer. Values here"
                        + " are those of summary.json, digit by digit; shares are fractions (0.1 is"
                        + " 10 %).");
        Tables.begin(
                html,
                "sort definitions",
                "Every figure of summary.json",
                List.of("figure", "key", "#value", "#n", "#A", "needs", "formula", "meaning"));
        for (var statistic : files.summary().get("stats").fields().entrySet()) {
            var figure = Figures.of(statistic.getKey());
            var json = statistic.getValue();
            var value = json.get("value").text();
            html.open("tr", "data-stat", figure.name());
            html.element("th", figure.label(), "scope", "row");
            html.element("td", figure.name());
            Tables.number(
                    html, value.isEmpty() ? "n/a (" + json.get("reason").text() + ")" : value);
            Tables.number(html, json.get("n").text());
            Tables.number(html, json.get("periods_per_year").text());
            html.element("td", json.get("minimum").text());
            html.element("td", json.get("formula").text());
            html.element("td", figure.meaning());
            html.close();
        }
        Tables.end(html);
        html.element("h3", "How the rest is computed").open("dl");
        term(
                html,
                "Other histories (bootstrap)",
                "Circular block bootstrap (Politis and Romano, 1992): blocks of neighbouring returns are drawn with replacement until the history is as long as the run; a block has round(n^(1/3)) returns and runs on from the last return into the first. 1,000 histories from the seed of the run; each figure is computed on each by its formula above, with std and mean over the drawn returns.");
        term(
                html,
                "Shuffled trades",
                "The net profits of closed trades in random orders without replacement, added to the starting cash; the deepest fall below the highest amount so far, as a share of it. Up to 1,000 orders from the seed of the run.");
        term(
                html,
                "Other costs",
                "equity(t) + (1 - k) * costs of fills up to t, costs being commission and modelled slippage; all figures from that equity by their formulas.");
        term(
                html,
                "Rolling figures",
                "Sharpe (rf 0), volatility and beta by their formulas over the last A returns at each period end.");
        term(
                html,
                "Deflated Sharpe",
                "Bailey and López de Prado, The Deflated Sharpe Ratio (2014); told where a sweep tried more than one set of parameters.");
        term(
                html,
                "MAE, MFE",
                "The worst and best worth of a trade against its average entry while it was open, from highs and lows of bars.");
        html.close().close().line();
    }

    private static void term(Html html, String name, String meaning) {
        html.element("dt", name).element("dd", meaning);
    }
}
