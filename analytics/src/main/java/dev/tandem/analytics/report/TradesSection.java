package dev.tandem.analytics.report;

import dev.tandem.analytics.JsonTree;
import java.util.List;

/// Trades: sums by direction, instrument and reason, excursions, and the table of them.
final class TradesSection {
    private TradesSection() {}

    static void write(Html html, ReportFiles files) {
        var report = files.report();
        html.open("section", "id", "trades").element("h2", "Trades");
        html.open("div", "class", "columns");
        FigureTables.write(html, files, "Closed trades", Figures.TRADES);
        html.open("div");
        if (files.hasReport()) {
            groups(html, report, "by_direction", "By direction", "direction");
            groups(html, report, "by_symbol", "By instrument", "instrument");
            groups(html, report, "by_entry", "By what opened them: tag or source line", "reason");
            groups(html, report, "by_exit", "By what closed them: tag or source line", "reason");
        }
        html.close().close();
        if (files.hasReport()) {
            html.open("div", "class", "script");
            html.element("h3", "How far trades went against us (MAE) and our way (MFE)");
            html.open("div", "id", "excursions", "class", "plot").close();
            html.close();
            trades(html, report, files.currency());
            open(html, report);
        }
        html.close().line();
    }

    private static void groups(
            Html html, JsonTree report, String name, String caption, String what) {
        var groups = report.get(name).items();
        var all = Words.whole(report, name + "_in_all");
        if (groups.isEmpty() || (groups.size() == 1 && !name.equals("by_direction"))) {
            return;
        }
        var shown = all > groups.size() ? " (" + groups.size() + " of " + all + ")" : "";
        Tables.begin(
                html,
                "sort",
                caption + shown,
                List.of(what, "#trades", "#won", "#net profit", "#commission", "#profit factor"));
        for (var group : groups) {
            var trades = Words.whole(group, "trades");
            html.open("tr").element("th", group.get("name").text(), "scope", "row");
            Tables.number(html, Words.count(trades));
            Tables.number(
                    html,
                    trades == 0
                            ? "n/a"
                            : Words.fixed(100.0 * Words.whole(group, "wins") / trades, 1) + " %");
            Tables.toned(html, Words.money(group.get("net").text()), Words.amount(group, "net"));
            Tables.number(html, Words.money(group.get("commission").text()));
            Tables.number(
                    html,
                    Words.or(
                            Words.number(group, "profit_factor"),
                            "n/a",
                            ratio -> Words.fixed(ratio, 2)));
            html.close();
        }
        Tables.end(html);
    }

    private static void trades(Html html, JsonTree report, String currency) {
        var trades = report.get("trades").items();
        var all = Words.whole(report, "trades_in_all");
        if (trades.isEmpty()) {
            return;
        }
        var caption =
                all > trades.size()
                        ? "The "
                                + Words.count(trades.size())
                                + " largest gains and losses of "
                                + Words.count(all)
                                + " trades; all of them are in trades.csv"
                        : "All " + Words.count(all, "trade");
        html.open("p", "class", "script").open("label").text("Filter ");
        html.open("input", "id", "filter", "type", "search", "placeholder", "symbol, date, reason");
        html.close().text(" ");
        html.element("button", "copy as CSV", "id", "copy", "type", "button").close();
        Tables.begin(
                html,
                "sort zoom trades",
                caption + ", amounts in " + currency,
                List.of(
                        "symbol",
                        "direction",
                        "opened",
                        "closed",
                        "#quantity",
                        "#entry",
                        "#exit",
                        "#net profit",
                        "#gain",
                        "#MAE",
                        "#MFE",
                        "#bars",
                        "opened by",
                        "closed by"));
        trades.forEach(trade -> row(html, trade));
        Tables.end(html);
    }

    private static void row(Html html, JsonTree trade) {
        html.open(
                "tr",
                "data-from",
                trade.get("from").text(),
                "data-until",
                trade.get("until").text(),
                "data-symbol",
                trade.get("symbol").text());
        for (var name : List.of("symbol", "direction", "opened", "closed")) {
            html.element("td", trade.get(name).text());
        }
        html.element("td", trade.get("quantity").text());
        html.element("td", Words.price(trade.get("entry").text()));
        html.element("td", Words.price(trade.get("exit").text()));
        Tables.toned(html, Words.money(trade.get("net").text()), Words.amount(trade, "net"));
        html.element("td", Words.or(Words.number(trade, "gain"), "n/a", Words::signedPercent));
        html.element("td", Words.money(trade.get("mae").text()));
        html.element("td", Words.money(trade.get("mfe").text()));
        html.element("td", trade.get("bars").text());
        html.element("td", trade.get("why_in").text());
        html.element("td", trade.get("why_out").text());
        html.close();
    }

    private static void open(Html html, JsonTree report) {
        var trades = report.get("open_trades").items();
        if (trades.isEmpty()) {
            return;
        }
        Tables.begin(
                html,
                "sort",
                "Positions that are still open; no figure of closed trades counts them",
                List.of(
                        "symbol",
                        "direction",
                        "opened",
                        "#quantity",
                        "#entry",
                        "#MAE",
                        "#MFE",
                        "#bars"));
        for (var trade : trades) {
            html.open("tr");
            for (var name : List.of("symbol", "direction", "opened")) {
                html.element("td", trade.get(name).text());
            }
            Tables.number(html, trade.get("quantity").text());
            Tables.number(html, Words.price(trade.get("entry").text()));
            Tables.number(html, Words.money(trade.get("mae").text()));
            Tables.number(html, Words.money(trade.get("mfe").text()));
            Tables.number(html, trade.get("bars").text());
            html.close();
        }
        Tables.end(html);
    }
}
