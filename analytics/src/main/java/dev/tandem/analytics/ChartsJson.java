package dev.tandem.analytics;

import dev.tandem.api.event.Fill;
import dev.tandem.api.value.FixedPoint;
import dev.tandem.api.value.Money;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.core.JsonGenerator;

/// The lines of a report's charts, schema `tandem.charts/1`: the file `charts.json`, which a page
/// holds packed.
final class ChartsJson {
    private static final int SHARE_DIGITS = 5;
    private static final int MONEY_DIGITS = 2;
    private static final int MOST_MARKS = 6_000;
    private static final int MOST_TRADES = 5_000;
    private static final int MOST_RECORDS = 3_000;
    private static final int ROLLING = 1_000;

    private final ReportInput input;
    private final PeriodMarks periods;

    private ChartsJson(ReportInput input, PeriodMarks periods) {
        this.input = input;
        this.periods = periods;
    }

    static byte[] bytes(
            ReportInput input, PeriodMarks periods, ReportExtras extras, Allocation allocation) {
        var charts = new ChartsJson(input, periods);
        return Json.compact(json -> charts.fields(json, extras, allocation));
    }

    private void fields(JsonGenerator json, ReportExtras extras, Allocation allocation) {
        json.writeStringProperty("schema", "tandem.charts/1");
        json.writeArrayPropertyStart("prices");
        input.prices().forEach(chart -> prices(json, chart));
        json.writeEndArray();
        equity(json);
        rolling(json);
        allocation(json, allocation);
        excursions(json);
        extras.bootstrap().ifPresent(bootstrap -> fan(json, bootstrap));
        records(json);
    }

    private void prices(JsonGenerator json, PriceChart chart) {
        var columns = new Columns(json);
        var n = chart.count();
        var digits = chart.digits();
        json.writeStartObject();
        json.writeStringProperty("symbol", chart.symbol());
        json.writeStringProperty("size", chart.size());
        json.writeNumberProperty("bars", chart.bars());
        json.writeNumberProperty("joined", chart.joined());
        json.writeNumberProperty("digits", digits);
        columns.times("t", n, chart::atNanos);
        columns.values("c", digits, n, chart::close);
        columns.plain("o", digits, n, i -> chart.open(i) - chart.close(Math.max(0, i - 1)));
        columns.plain("h", digits, n, i -> chart.high(i) - Math.max(chart.open(i), chart.close(i)));
        columns.plain("l", digits, n, i -> Math.min(chart.open(i), chart.close(i)) - chart.low(i));
        json.writeArrayPropertyStart("lines");
        var closes = chart.closes();
        for (var line : chart.lines()) {
            json.writeStartObject();
            json.writeStringProperty("name", line.name());
            json.writeBooleanProperty("over", line.isOver(closes));
            columns.values("v", digits, n, i -> line.values()[i]);
            json.writeEndObject();
        }
        json.writeEndArray();
        fills(json, columns, chart.symbol());
        json.writeEndObject();
    }

    private void fills(JsonGenerator json, Columns columns, String symbol) {
        var all =
                input.run().fills().stream()
                        .filter(fill -> fill.instrument().symbol().equals(symbol))
                        .toList();
        var step = Math.max(1, Math.ceilDiv(all.size(), MOST_MARKS));
        var shown = // neighbours together: every second fill may be a buy
                IntStream.range(0, all.size()).filter(i -> i / 2 % step == 0).toArray();
        var fills = IntStream.of(shown).mapToObj(all::get).toList();
        json.writeObjectPropertyStart("fills");
        json.writeNumberProperty("all", all.size());
        columns.times("t", fills.size(), i -> fills.get(i).atNanos());
        columns.values("p", 4, fills.size(), i -> price(fills.get(i)));
        columns.values("q", 8, fills.size(), i -> signed(fills.get(i)));
        columns.values("order", 0, fills.size(), i -> fills.get(i).order().number());
        json.writeEndObject();
    }

    private static double price(Fill fill) {
        return FixedPoint.toDouble(fill.priceUnits(), fill.instrument().priceScale());
    }

    private static double signed(Fill fill) {
        return FixedPoint.toDouble(fill.quantityUnits(), fill.instrument().quantityScale())
                * fill.side().sign();
    }

    private void equity(JsonGenerator json) {
        var curve = input.run().equity();
        var falls = new double[curve.size()];
        var peak = curve.start();
        for (var i = 0; i < falls.length; i++) {
            peak = Math.max(peak, curve.value(i));
            falls[i] = peak > 0 ? curve.value(i) / peak - 1 : Double.NaN;
        }
        var shown = Thinning.indices(curve.size(), Thinning.MOST, curve::value);
        var n = shown.length;
        var columns = new Columns(json);
        var digits = digits(curve.start());
        json.writeObjectPropertyStart("equity");
        json.writeNumberProperty("digits", digits);
        json.writeNumberProperty("marks", curve.size());
        json.writeNumberProperty("start", curve.start());
        columns.times("t", n, i -> curve.atNanos(shown[i]));
        columns.values("e", digits, n, i -> curve.value(shown[i]));
        columns.values("d", SHARE_DIGITS, n, i -> falls[shown[i]]);
        columns.values("gross", 4, n, i -> exposure(curve, shown[i], false));
        columns.values("net", 4, n, i -> exposure(curve, shown[i], true));
        input.benchmark()
                .ifPresent(held -> beside(columns, "b", curve, shown, held, curve.start()));
        input.band()
                .ifPresent(band -> {
                    beside(columns, "low", curve, shown, band.pessimistic(), 0);
                    beside(columns, "high", curve, shown, band.optimistic(), 0);
                });
        json.writeEndObject();
    }

    /// Digits behind the point: seven significant ones of the starting amount, two at most.
    private static int digits(double amount) {
        return Math.clamp(7 - (long) Math.ceil(Math.log10(Math.max(1, amount))), 0, MONEY_DIGITS);
    }

    private static double exposure(EquityCurve curve, int mark, boolean isNet) {
        var equity = curve.equityUnits(mark);
        var held = isNet ? equity - curve.cashUnits(mark) : curve.exposureUnits(mark);
        return equity > 0 ? (double) held / equity : Double.NaN;
    }

    /// The last value of other marks at each mark of the run.
    ///
    /// @param start what they are scaled to at their beginning, 0 to leave them
    private static void beside(
            Columns columns,
            String name,
            EquityCurve curve,
            int[] shown,
            Marks other,
            double start) {
        if (other.size() == 0) {
            return;
        }
        var scale = start == 0 ? 1 : start / other.start();
        var values = new double[shown.length];
        var at = -1;
        for (var i = 0; i < shown.length; i++) {
            while (at + 1 < other.size() && other.atNanos(at + 1) <= curve.atNanos(shown[i])) {
                at++;
            }
            values[i] = (at < 0 ? other.start() : other.value(at)) * scale;
        }
        columns.values(name, digits(curve.start()), values.length, i -> values[i]);
    }

    private void rolling(JsonGenerator json) {
        var beside =
                input.benchmark()
                        .map(held -> PeriodMarks.of(held, input.calendar()))
                        .orElse(periods);
        var points = RollingFigures.of(periods, beside, ROLLING);
        var columns = new Columns(json);
        json.writeObjectPropertyStart("rolling");
        columns.times("t", points.size(), i -> points.get(i).atNanos());
        columns.values("sharpe", 3, points.size(), i -> points.get(i).sharpe());
        columns.values("volatility", 4, points.size(), i -> points.get(i).volatility());
        columns.values("beta", 3, points.size(), i -> points.get(i).beta());
        json.writeEndObject();
    }

    private static void allocation(JsonGenerator json, Allocation allocation) {
        var columns = new Columns(json);
        json.writeObjectPropertyStart("allocation");
        columns.times("t", allocation.size(), allocation::atNanos);
        json.writeArrayPropertyStart("shares");
        for (var holding : allocation.holdings()) {
            json.writeStartObject();
            json.writeStringProperty("name", holding.name());
            columns.values("v", 4, allocation.size(), i -> holding.shares()[i]);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void excursions(JsonGenerator json) {
        var all = input.run().trades();
        var step = Math.max(1, Math.ceilDiv(all.size(), MOST_TRADES));
        List<Trade> trades =
                IntStream.range(0, all.size())
                        .filter(i -> i % step == 0)
                        .mapToObj(all::get)
                        .filter(trade -> trade.entryValue().units() != 0)
                        .toList();
        var columns = new Columns(json);
        json.writeObjectPropertyStart("trades");
        json.writeNumberProperty("all", all.size());
        columns.times("t", trades.size(), i -> trades.get(i).openedNanos());
        columns.times("until", trades.size(), i -> trades.get(i).closedNanos());
        columns.values(
                "mae", SHARE_DIGITS, trades.size(), i -> of(trades.get(i), trades.get(i).mae()));
        columns.values(
                "mfe", SHARE_DIGITS, trades.size(), i -> of(trades.get(i), trades.get(i).mfe()));
        columns.values(
                "net", SHARE_DIGITS, trades.size(), i -> of(trades.get(i), trades.get(i).pnlNet()));
        json.writeEndObject();
    }

    private static double of(Trade trade, Money amount) {
        return Amount.of(amount) / Amount.of(trade.entryValue());
    }

    private static void fan(JsonGenerator json, Bootstrap bootstrap) {
        var columns = new Columns(json);
        var steps = bootstrap.steps();
        json.writeObjectPropertyStart("fan");
        columns.values("step", 0, steps.length, i -> steps[i]);
        for (var share = 0; share < Bootstrap.SHARES.size(); share++) {
            var line = bootstrap.fan(share);
            var name = "q" + Math.round(Bootstrap.SHARES.get(share) * 100);
            columns.values(name, SHARE_DIGITS, line.length, i -> line[i]);
        }
        json.writeEndObject();
    }

    /// What the strategy recorded, thinned by name.
    private void records(JsonGenerator json) {
        var values = input.run().values();
        var names = values.names();
        var columns = new Columns(json);
        json.writeArrayPropertyStart("records");
        var most = Math.max(500, MOST_RECORDS / Math.max(1, names.size()));
        for (var name : names) {
            var own =
                    IntStream.range(0, values.size())
                            .filter(i -> values.name(i).equals(name))
                            .toArray();
            var shown = Thinning.indices(own.length, most, i -> values.value(own[i]));
            json.writeStartObject();
            json.writeStringProperty("name", name);
            json.writeNumberProperty("all", own.length);
            columns.times("t", shown.length, i -> values.atNanos(own[shown[i]]));
            columns.values("v", 6, shown.length, i -> values.value(own[shown[i]]));
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
