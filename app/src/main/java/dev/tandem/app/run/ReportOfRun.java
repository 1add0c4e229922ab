package dev.tandem.app.run;

import dev.tandem.analytics.PriceChart;
import dev.tandem.analytics.PriceSeries;
import dev.tandem.analytics.ReportInput;
import dev.tandem.analytics.RunRecorder;
import dev.tandem.api.event.Fill;
import dev.tandem.data.BarColumns;
import dev.tandem.runtime.BacktestResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// What the report of a run needs beyond its files: prices, indicators, assumptions in words.
final class ReportOfRun {
    /// The most instruments that get a chart: those with the most fills.
    private static final int CHARTS = 40;

    /// The most joined bars of one chart, and of all together.
    private static final int BARS = 20_000;

    private static final int BARS_IN_ALL = 60_000;

    private ReportOfRun() {}

    static ReportInput input(
            PreparedRun run,
            RunRecorder recorder,
            BacktestResult result,
            Optional<PriceSeries> held,
            Optional<ReportInput.Band> band) {
        var finest = finest(run, recorder, result.untilNanos());
        var charts = charts(finest.subList(0, Math.min(CHARTS, finest.size())), result);
        if (!result.interrupted()) {
            IndicatorLines.add(run, charts);
        }
        var benchmark = run.request().benchmark();
        var slippage = new ModelledSlippage(run.venue());
        return new ReportInput(
                recorder,
                run.universe().calendar(),
                run.universe().timeStyle(),
                held,
                benchmark == null ? "buy and hold" : run.redaction().clean(benchmark),
                charts.stream().map(Chart::drawn).toList(),
                finest.size() - charts.size(),
                band,
                slippage::of,
                slippage.note(),
                fill -> FillRuleText.of(fill, run.venue()),
                Assumptions.of(run),
                run.request().seed());
    }

    /// A series with its chart.
    ///
    /// @param count bars that were delivered
    record Chart(BarColumns bars, int count, PriceChart drawn) {}

    /// The finest bars of each instrument, those with the most fills first.
    private static List<BarColumns> finest(PreparedRun run, RunRecorder recorder, long untilNanos) {
        var fills = new HashMap<String, Integer>();
        for (Fill fill : recorder.fills()) {
            fills.merge(fill.instrument().toString(), 1, Integer::sum);
        }
        var finest = new LinkedHashMap<String, BarColumns>();
        run.universe().series().stream()
                .filter(bars -> bars.closeNanos(0) <= untilNanos)
                .forEach(bars -> finest.putIfAbsent(bars.instrument().toString(), bars));
        var sorted = new ArrayList<>(finest.values());
        sorted.sort(
                Comparator.comparingInt(
                        bars -> -fills.getOrDefault(bars.instrument().toString(), 0)));
        return sorted;
    }

    private static List<Chart> charts(List<BarColumns> series, BacktestResult result) {
        var most = Math.min(BARS, BARS_IN_ALL / Math.max(1, series.size()));
        return series.stream()
                .map(bars -> {
                    var count = bars.indexAtOrAfterClose(result.untilNanos() + 1);
                    var symbol = bars.instrument().symbol();
                    var chart = new PriceChart(symbol, bars.size().toString(), count, most);
                    for (var i = 0; i < count; i++) {
                        chart.add(
                                i,
                                bars.closeNanos(i),
                                bars.open(i),
                                bars.high(i),
                                bars.low(i),
                                bars.close(i));
                    }
                    return new Chart(bars, count, chart);
                })
                .toList();
    }
}
