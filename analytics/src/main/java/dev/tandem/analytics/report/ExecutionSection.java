package dev.tandem.analytics.report;

import dev.tandem.analytics.JsonTree;
import java.util.List;

/// Costs, what became of orders, and why each came and filled as it did.
final class ExecutionSection {
    private ExecutionSection() {}

    static void write(Html html, ReportFiles files) {
        var report = files.report();
        html.open("section", "id", "execution").element("h2", "Execution and costs");
        html.open("div", "class", "columns");
        FigureTables.write(html, files, "Costs", Figures.COSTS);
        html.open("div");
        if (files.hasReport()) {
            counts(html, report, "order_states", "What became of orders", "state");
            counts(html, report, "fill_rules", "Which rule gave fills their price", "rule");
            counts(
                    html,
                    report,
                    "refusals",
                    "What risk or the venue answered to refused orders",
                    "answer");
        }
        html.close().close();
        if (files.hasReport()) {
            orders(html, report);
        }
        html.close().line();
    }

    private static void counts(
            Html html, JsonTree report, String name, String caption, String what) {
        var counts = report.get(name).items();
        if (counts.isEmpty()) {
            return;
        }
        Tables.begin(html, "sort", caption, List.of(what, "#count"));
        for (var count : counts) {
            html.open("tr").element("th", count.get("name").text(), "scope", "row");
            Tables.number(html, Words.count(Words.whole(count, "count")));
            html.close();
        }
        Tables.end(html);
    }

    private static void orders(Html html, JsonTree report) {
        var orders = report.get("orders").items();
        if (orders.isEmpty()) {
            return;
        }
        var all = Words.whole(report, "orders_in_all");
        Tables.begin(
                html,
                "sort zoom orders",
                all > orders.size()
                        ? "Why: "
                                + orders.size()
                                + " of "
                                + Words.count(all)
                                + " orders, refused ones first, then the latest; all are in orders.csv"
                        : "Why: each order with its cause and the rule of its fill",
                List.of(
                        "#number",
                        "asked for",
                        "symbol",
                        "side",
                        "#quantity",
                        "terms",
                        "called in",
                        "source",
                        "state",
                        "#price",
                        "rule of the fill, or the answer"));
        orders.forEach(order -> row(html, order));
        Tables.end(html);
    }

    private static void row(Html html, JsonTree order) {
        html.open(
                "tr",
                "data-from",
                order.get("at").text(),
                "data-symbol",
                order.get("symbol").text());
        html.element("td", order.get("number").text());
        html.element("td", order.get("time").text());
        html.element("td", order.get("symbol").text());
        html.element("td", order.get("side").text());
        html.element("td", order.get("quantity").text());
        var tag = order.get("tag").text();
        html.element("td", order.get("terms").text() + (tag.isEmpty() ? "" : " \"" + tag + "\""));
        var callback = order.get("callback").text();
        html.element("td", callback.isEmpty() ? "engine, following up" : callback);
        html.element("td", order.get("place").text());
        html.element("td", order.get("state").text());
        html.element("td", Words.price(order.get("price").text()));
        html.element("td", outcome(order));
        html.close();
    }

    private static String outcome(JsonTree order) {
        var rule = order.get("rule").text();
        var reason = order.get("reason").text();
        var fills = Words.whole(order, "fills");
        var filled =
                rule.isEmpty()
                        ? ""
                        : order.get("fill_time").text()
                                + ": "
                                + rule
                                + (fills > 1 ? " (first of " + fills + " fills)" : "");
        return filled.isEmpty() ? reason : reason.isEmpty() ? filled : filled + "; " + reason;
    }
}
