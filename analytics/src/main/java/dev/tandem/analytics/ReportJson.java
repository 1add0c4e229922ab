package dev.tandem.analytics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import tools.jackson.core.JsonGenerator;

/// What a report says in words and tables, schema `tandem.report/1`: the file `report.json`.
final class ReportJson {
    private static final int LINE_POINTS = 300;
    private static final int EXTREMES = 10;
    private static final int BINS = 31;
    private static final int SOME = 20;
    private static final int ROWS = 12;

    private final ReportInput input;
    private final RunRecorder run;
    private final PeriodMarks periods;

    private ReportJson(ReportInput input, PeriodMarks periods) {
        this.input = input;
        this.run = input.run();
        this.periods = periods;
    }

    static byte[] bytes(
            ReportInput input,
            PeriodMarks periods,
            Optional<Statistics> comparison,
            ReportExtras extras,
            Allocation allocation) {
        var report = new ReportJson(input, periods);
        return Json.document(json -> report.fields(json, comparison, extras, allocation));
    }

    private void fields(
            JsonGenerator json,
            Optional<Statistics> comparison,
            ReportExtras extras,
            Allocation allocation) {
        json.writeStringProperty("schema", "tandem.report/1");
        json.writeStringProperty("calendar", input.calendar().code());
        Json.number(json, "periods_per_year", periods.periodsPerYear());
        strings(json, "assumptions", input.assumptions());
        comparison.ifPresent(held -> comparison(json, held));
        line(json);
        calendar(json);
        distribution(json);
        drawdowns(json);
        stress(json);
        allocation(json, allocation);
        new ReportTrades(input).write(json);
        new ReportOrders(input).write(json);
        robustness(json, extras);
        charts(json);
    }

    private static void strings(JsonGenerator json, String name, List<String> texts) {
        json.writeArrayPropertyStart(name);
        texts.forEach(json::writeString);
        json.writeEndArray();
    }

    private void comparison(JsonGenerator json, Statistics held) {
        json.writeObjectPropertyStart("comparison");
        json.writeStringProperty("name", input.benchmarkName());
        json.writeObjectPropertyStart("stats");
        for (var statistic : held.all()) {
            statistic.value().ifPresent(value -> json.writeNumberProperty(statistic.name(), value));
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    /// A short line of equity for a picture without a script.
    private void line(JsonGenerator json) {
        var curve = run.equity();
        var shown = Thinning.indices(curve.size(), LINE_POINTS, curve::value);
        json.writeArrayPropertyStart("line");
        for (var index : shown) {
            json.writeStartArray();
            json.writeNumber(curve.atNanos(index) / 1_000_000_000);
            json.writeNumber(Math.round(curve.value(index) * 100) / 100.0);
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private void calendar(JsonGenerator json) {
        var held = input.benchmark().map(prices -> PeriodMarks.of(prices, input.calendar()));
        var calendar = input.calendar();
        parts(
                json,
                "months",
                CalendarReturns.months(periods, calendar),
                held.map(marks -> CalendarReturns.months(marks, calendar)).orElse(List.of()));
        parts(
                json,
                "years",
                CalendarReturns.years(periods, calendar),
                held.map(marks -> CalendarReturns.years(marks, calendar)).orElse(List.of()));
        var days = new ArrayList<>(CalendarReturns.days(periods));
        days.sort(Comparator.comparingDouble(CalendarReturns.Day::value));
        days(json, "worst", days.subList(0, Math.min(EXTREMES, days.size())));
        days(json, "best", days.reversed().subList(0, Math.min(EXTREMES, days.size())));
    }

    private static void parts(
            JsonGenerator json,
            String name,
            List<CalendarReturns.Part> parts,
            List<CalendarReturns.Part> held) {
        json.writeArrayPropertyStart(name);
        for (var part : parts) {
            json.writeStartObject();
            json.writeNumberProperty("year", part.year());
            if (part.month() > 0) {
                json.writeNumberProperty("month", part.month());
            }
            Json.number(json, "value", part.value());
            CalendarReturns.same(held, part)
                    .ifPresent(value -> json.writeNumberProperty("benchmark", value));
            if (part.isPart()) {
                json.writeBooleanProperty("part", true);
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void days(JsonGenerator json, String name, List<CalendarReturns.Day> days) {
        json.writeArrayPropertyStart(name);
        for (var day : days) {
            json.writeStartObject();
            json.writeStringProperty("time", input.times().text(day.atNanos()));
            Json.number(json, "value", day.value());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /// Counts of returns between the 0.5 % and the 99.5 % quantile in equally wide bins; the outer
    /// two take what lies beyond.
    private void distribution(JsonGenerator json) {
        var returns =
                CalendarReturns.days(periods).stream()
                        .mapToDouble(CalendarReturns.Day::value)
                        .toArray();
        json.writeArrayPropertyStart("distribution");
        if (returns.length >= SOME) {
            var low = ReturnMath.quantile(returns, 0.005);
            var width = (ReturnMath.quantile(returns, 0.995) - low) / BINS;
            var counts = new long[BINS];
            for (var r : returns) {
                counts[width > 0 ? Math.clamp((long) ((r - low) / width), 0, BINS - 1) : 0]++;
            }
            for (var i = 0; i < (width > 0 ? BINS : 1); i++) {
                json.writeStartObject();
                Json.number(json, "from", low + i * width);
                Json.number(json, "to", low + (i + 1) * width);
                json.writeNumberProperty("count", counts[i]);
                json.writeEndObject();
            }
        }
        json.writeEndArray();
    }

    private void drawdowns(JsonGenerator json) {
        var times = input.times();
        json.writeArrayPropertyStart("drawdowns");
        for (var fall : WorstDrawdowns.of(run.equity(), EXTREMES)) {
            json.writeStartObject();
            Json.number(json, "depth", fall.depth());
            json.writeStringProperty("peak", times.text(fall.peakNanos()));
            json.writeStringProperty("trough", times.text(fall.troughNanos()));
            if (fall.isRecovered()) {
                json.writeStringProperty("recovered", times.text(fall.endNanos()));
            }
            json.writeNumberProperty("from", fall.peakNanos() / 1_000_000);
            json.writeNumberProperty("until", fall.endNanos() / 1_000_000);
            Json.number(json, "days", fall.days());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void stress(JsonGenerator json) {
        var times = input.times();
        var stress = Stress.of(run.equity(), input.benchmark(), input.calendar());
        json.writeArrayPropertyStart("stress");
        for (var stretch : stress.stretches()) {
            json.writeStartObject();
            json.writeStringProperty("name", stretch.name());
            json.writeStringProperty("begin", times.text(stretch.fromNanos()));
            json.writeStringProperty("end", times.text(stretch.untilNanos()));
            json.writeNumberProperty("from", stretch.fromNanos() / 1_000_000);
            json.writeNumberProperty("until", stretch.untilNanos() / 1_000_000);
            json.writeNumberProperty("marks", stretch.marks());
            Json.number(json, "value", stretch.run().change());
            Json.number(json, "drawdown", stretch.run().drawdown());
            Json.number(json, "benchmark", stretch.held().change());
            Json.number(json, "benchmark_drawdown", stretch.held().drawdown());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeStringProperty("stress_note", stress.note());
    }

    /// The shares of some of the points.
    private void allocation(JsonGenerator json, Allocation allocation) {
        var holdings = allocation.holdings();
        json.writeObjectPropertyStart("allocation");
        strings(json, "names", holdings.stream().map(Allocation.Holding::name).toList());
        json.writeNumberProperty("instruments", allocation.instruments());
        json.writeArrayPropertyStart("rows");
        for (var i : allocation.some(ROWS)) {
            json.writeStartObject();
            json.writeStringProperty("time", input.times().text(allocation.atNanos(i)));
            json.writeNumberProperty("from", allocation.atNanos(i) / 1_000_000);
            Json.number(json, "gross", allocation.gross(i));
            json.writeArrayPropertyStart("shares");
            holdings.forEach(holding -> json.writeNumber(holding.shares()[i]));
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void robustness(JsonGenerator json, ReportExtras extras) {
        extras.bootstrap().ifPresent(bootstrap -> bootstrap(json, bootstrap));
        extras.shuffle().ifPresent(shuffle -> shuffle(json, shuffle));
        json.writeStringProperty("slippage_note", input.slippageNote());
        json.writeArrayPropertyStart("costs");
        for (var scenario : extras.costs()) {
            json.writeStartObject();
            json.writeNumberProperty("factor", scenario.factor());
            Json.number(json, "costs", scenario.costs());
            for (var name : List.of("total_return", "cagr", "sharpe_ratio", "max_drawdown")) {
                Json.number(json, name, scenario.statistics().value(name).orElse(Double.NaN));
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void bootstrap(JsonGenerator json, Bootstrap bootstrap) {
        json.writeObjectPropertyStart("bootstrap");
        json.writeNumberProperty("draws", Bootstrap.DRAWS);
        json.writeNumberProperty("block", bootstrap.block());
        json.writeNumberProperty("seed", input.seed());
        json.writeNumberProperty("returns", periods.size() - 1);
        json.writeArrayPropertyStart("figures");
        for (var figure : bootstrap.figures()) {
            json.writeStartObject();
            json.writeStringProperty("name", figure.name());
            Json.number(json, "low", figure.low());
            Json.number(json, "median", figure.median());
            Json.number(json, "high", figure.high());
            Json.number(json, "below_zero", figure.belowZero());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("fan");
        var last = bootstrap.steps().length - 1;
        IntStream.range(0, Bootstrap.SHARES.size())
                .forEach(share -> {
                    json.writeStartObject();
                    Json.number(json, "share", Bootstrap.SHARES.get(share));
                    Json.number(json, "middle", bootstrap.fan(share)[last / 2]);
                    Json.number(json, "end", bootstrap.fan(share)[last]);
                    json.writeEndObject();
                });
        json.writeEndArray();
        json.writeEndObject();
    }

    private void shuffle(JsonGenerator json, TradeShuffle shuffle) {
        json.writeObjectPropertyStart("shuffle");
        json.writeNumberProperty("draws", shuffle.draws());
        json.writeNumberProperty("trades", run.trades().size());
        Json.number(json, "actual", shuffle.actual());
        Json.number(json, "median", shuffle.median());
        Json.number(json, "worst", shuffle.worst());
        Json.number(json, "deeper", shuffle.deeper());
        json.writeEndObject();
    }

    /// What is drawn, with how much of it.
    private void charts(JsonGenerator json) {
        json.writeArrayPropertyStart("charts");
        for (var chart : input.prices()) {
            json.writeStartObject();
            json.writeStringProperty("symbol", chart.symbol());
            json.writeStringProperty("size", chart.size());
            json.writeNumberProperty("bars", chart.bars());
            json.writeNumberProperty("joined", chart.joined());
            strings(json, "lines", chart.lines().stream().map(PriceChart.Line::name).toList());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeNumberProperty("charts_left_out", input.unshown());
        json.writeNumberProperty("marks", run.equity().size());
        json.writeNumberProperty("most_points", Thinning.MOST);
        var recorded = run.values();
        json.writeArrayPropertyStart("records");
        for (var row : byName(recorded).entrySet()) {
            var column = row.getValue();
            json.writeStartObject();
            json.writeStringProperty("name", row.getKey());
            json.writeNumberProperty("count", column.size());
            Json.number(json, "last", column.get(column.size() - 1));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static SequencedMap<String, DoubleColumn> byName(RecordedValues recorded) {
        var byName = new LinkedHashMap<String, DoubleColumn>();
        for (var i = 0; i < recorded.size(); i++) {
            byName.computeIfAbsent(recorded.name(i), _ -> new DoubleColumn())
                    .add(recorded.value(i));
        }
        return byName;
    }
}
