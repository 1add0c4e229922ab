package dev.tandem.analytics.report;

import dev.tandem.analytics.JsonTree;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// Returns by month, year and size.
final class ReturnsSection {
    private static final List<String> MONTHS =
            List.of(
                    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov",
                    "Dec");

    private ReturnsSection() {}

    static void write(Html html, ReportFiles files) {
        var report = files.report();
        html.open("section", "id", "returns").element("h2", "Returns");
        html.open("div", "class", "columns");
        FigureTables.write(html, files, "Returns", Figures.RETURNS);
        FigureTables.write(html, files, "Beside the benchmark", Figures.BENCHMARK);
        html.close();
        if (!report.get("months").items().isEmpty()) {
            months(html, report);
            html.open("div", "class", "columns");
            years(html, report);
            distribution(html, report.get("distribution").items());
            extremes(html, report);
            html.close();
        }
        html.close().line();
    }

    private static void months(Html html, JsonTree report) {
        var months = report.get("months").items();
        var most = largest(months, month -> Words.number(month, "value"));
        var byYear = new TreeMap<Long, SequencedMap<Long, JsonTree>>();
        for (var month : months) {
            byYear.computeIfAbsent(Words.whole(month, "year"), _ -> new TreeMap<>())
                    .put(Words.whole(month, "month"), month);
        }
        html.open("div", "class", "scroll wide").open("table", "class", "heat");
        html.element("caption", "Returns by month, %; * a part of the month");
        html.open("thead").open("tr");
        html.element("th", "Year", "scope", "col");
        MONTHS.forEach(name -> html.element("th", name, "scope", "col"));
        html.element("th", "Year", "scope", "col").close().close().open("tbody");
        for (var year : byYear.entrySet()) {
            html.open("tr").element("th", String.valueOf(year.getKey()), "scope", "row");
            for (var month = 1L; month <= 12; month++) {
                cell(html, year.getValue().get(month), most);
            }
            for (var whole : report.get("years").items()) {
                if (Words.whole(whole, "year") == year.getKey()) {
                    cell(
                            html,
                            whole,
                            largest(report.get("years").items(), y -> Words.number(y, "value")));
                }
            }
            html.close();
        }
        html.close().close().close().line();
    }

    private static void cell(Html html, @Nullable JsonTree part, double most) {
        if (part == null) {
            html.element("td", "");
            return;
        }
        var value = Words.number(part, "value");
        var mark = part.get("part").value().equals(Boolean.TRUE) ? "*" : "";
        var strength = most > 0 ? Math.min(1, Math.abs(value) / most) : 0;
        html.element(
                "td",
                Words.or(value, "n/a", share -> Words.fixed(share * 100, 1) + mark),
                "class",
                Words.tone(value),
                "style",
                String.format(Locale.ROOT, "--s:%.0f%%", 8 + 62 * strength),
                "data-year",
                part.get("year").text(),
                "data-month",
                part.get("month").text());
    }

    private static double largest(List<JsonTree> parts, ToDoubleFunction<JsonTree> value) {
        return parts.stream()
                .mapToDouble(value)
                .map(Math::abs)
                .filter(Double::isFinite)
                .max()
                .orElse(0);
    }

    private static void years(Html html, JsonTree report) {
        var years = report.get("years").items();
        var most =
                Math.max(
                        largest(years, year -> Words.number(year, "value")),
                        largest(years, year -> Words.number(year, "benchmark")));
        html.open("div", "class", "scroll").open("table", "class", "years");
        html.element("caption", "Returns by year");
        html.open("thead").open("tr");
        for (var head : List.of("Year", "Run", "", "Benchmark", "")) {
            html.element("th", head, "scope", "col");
        }
        html.close().close().open("tbody");
        for (var year : years) {
            html.open("tr").element("th", year.get("year").text(), "scope", "row");
            for (var name : List.of("value", "benchmark")) {
                var value = Words.number(year, name);
                html.element("td", Words.or(value, "", Words::signedPercent), "class", "number");
                html.open("td", "class", "bars");
                if (Double.isFinite(value)) {
                    Svg.bar(html, value, most);
                }
                html.close();
            }
            html.close();
        }
        html.close().close().close().line();
    }

    private static void distribution(Html html, List<JsonTree> bins) {
        if (bins.isEmpty()) {
            return;
        }
        var most = bins.stream().mapToLong(bin -> Words.whole(bin, "count")).max().orElse(0);
        html.open("div", "class", "scroll").open("table", "class", "years");
        html.element(
                "caption",
                "How often returns of a period were of a size; the first and the last row take the rest");
        html.open("thead").open("tr");
        for (var head : List.of("From", "To", "Periods", "")) {
            html.element("th", head, "scope", "col");
        }
        html.close().close().open("tbody");
        for (var bin : bins) {
            var count = Words.whole(bin, "count");
            var from = Words.number(bin, "from");
            html.open("tr");
            html.element("td", Words.signedPercent(from), "class", "number");
            html.element("td", Words.signedPercent(Words.number(bin, "to")), "class", "number");
            html.element("td", Words.count(count), "class", "number");
            html.open("td", "class", "bars");
            Svg.bar(
                    html,
                    Math.copySign((double) count, from + Words.number(bin, "to")),
                    (double) most);
            html.close().close();
        }
        html.close().close().close().line();
    }

    private static void extremes(Html html, JsonTree report) {
        html.open("div", "class", "scroll").open("table", "class", "best");
        html.element("caption", "Best and worst periods");
        html.open("thead").open("tr");
        for (var head : List.of("Best", "", "Worst", "")) {
            html.element("th", head, "scope", "col");
        }
        html.close().close().open("tbody");
        var best = report.get("best").items();
        var worst = report.get("worst").items();
        for (var i = 0; i < best.size(); i++) {
            html.open("tr");
            for (var day : List.of(best.get(i), worst.get(i))) {
                html.element("td", day.get("time").text());
                html.element(
                        "td",
                        Words.signedPercent(Words.number(day, "value")),
                        "class",
                        "number " + Words.tone(Words.number(day, "value")));
            }
            html.close();
        }
        html.close().close().close().line();
    }
}
