package dev.tandem.analytics.report;

import dev.tandem.analytics.JsonTree;
import java.util.List;

/// The head of a report: what ran on what, the verdict, the tiles, the warnings.
final class HeaderSection {
    private static final List<String> TILES =
            List.of(
                    "total_return",
                    "cagr",
                    "sharpe_ratio",
                    "sortino_ratio",
                    "max_drawdown",
                    "volatility",
                    "trades",
                    "commission_total");

    private HeaderSection() {}

    static void write(Html html, ReportFiles files) {
        var summary = files.summary();
        var configuration = files.run().get("configuration");
        html.open("header");
        html.open("div", "class", "title");
        html.element("h1", summary.get("strategy").text());
        var isPart = configuration.get("status").text().equals("interrupted");
        html.element("span", "backtest", "class", "badge");
        if (isPart) {
            html.element("span", "interrupted: a part of the run", "class", "badge warn");
        }
        html.open("span", "class", "tools script");
        html.element(
                "button", "theme", "id", "theme", "type", "button", "title", "Light or dark (t)");
        html.element(
                "button",
                "log",
                "id",
                "log",
                "type",
                "button",
                "title",
                "Logarithmic or linear (l)");
        html.element(
                "button", "whole", "id", "whole", "type", "button", "title", "Show all of it (0)");
        html.close().close();
        html.open("p", "class", "facts");
        html.text(
                String.join(
                        "   ",
                        configuration.get("symbols").text().replace(",", ", ")
                                + " "
                                + configuration.get("bars").text().replace(",", ", "),
                        summary.get("period").get("from").text()
                                + " .. "
                                + summary.get("period").get("to").text(),
                        "cash " + configuration.get("cash").text(),
                        "run " + files.name()));
        html.close();
        for (var sentence : Verdict.of(files)) {
            html.element("p", sentence, "class", "verdict");
        }
        notes(html, files.notes());
        html.close().line();
        tiles(html, files);
        warnings(html, files);
    }

    private static void notes(Html html, JsonTree notes) {
        var tags = notes.get("tags").items().stream().map(JsonTree::text).toList();
        var text = notes.get("note").text();
        if (tags.isEmpty() && text.isEmpty()) {
            return;
        }
        html.open("p", "class", "facts");
        html.text(String.join(", ", tags) + (tags.isEmpty() || text.isEmpty() ? "" : ": ") + text);
        html.close();
    }

    private static void tiles(Html html, ReportFiles files) {
        html.open("section", "class", "tiles", "aria-label", "Headline figures");
        for (var name : TILES) {
            var figure = Figures.of(name);
            var value = files.value(name);
            html.open("div", "class", "tile", "title", FigureTables.explained(files, figure));
            html.element("span", figure.label(), "class", "label");
            html.element(
                    "span",
                    Words.or(value, "n/a", figure.unit()::text),
                    "class",
                    "value" + (Double.isFinite(value) ? "" : " none"));
            html.element("span", below(files, figure, value), "class", "label");
            html.close();
        }
        html.close().line();
    }

    private static String below(ReportFiles files, Figures.Figure figure, double value) {
        if (!Double.isFinite(value)) {
            return files.statistic(figure.name()).get("reason").text();
        }
        var beside = files.beside(figure.name());
        return Double.isFinite(beside)
                ? files.report().get("comparison").get("name").text()
                        + " "
                        + figure.unit().text(beside).replace(' ', '\u00a0')
                : FigureTables.basis(files, figure);
    }

    private static void warnings(Html html, ReportFiles files) {
        var warnings = files.summary().get("warnings").items();
        if (warnings.isEmpty()) {
            return;
        }
        html.open("section", "class", "warnings", "aria-label", "Warnings").open("ul");
        for (var warning : warnings) {
            html.open("li");
            html.element("strong", warning.get("code").text()).text(" ");
            html.text(warning.get("text").text()).close();
        }
        html.close().close().line();
    }
}
