package dev.tandem.testkit.golden.zipline;

import dev.tandem.analytics.EquityCurve;
import dev.tandem.testkit.golden.Cell;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// The daily table of a zipline case: money, exposure, and statistics of all sessions so far.
/// Computed here and not by `analytics`; what is not a number yet is empty.
final class DailyFigures {
    private final ZiplineRun run;
    private final Benchmark benchmark;
    private final EquityCurve curve;
    private final Map<Long, Map<String, Double>> recorded = new TreeMap<>(); // by instant
    private final RunningStatistics statistics = new RunningStatistics();
    private double peak;
    private double mostDrawdown;
    private double mostLeverage;
    private double benchmarkGrowth = 1;

    DailyFigures(ZiplineRun run, Benchmark benchmark) {
        this.run = run;
        this.benchmark = benchmark;
        curve = run.recorder().run().equity();
        peak = curve.start();
        var values = run.recorder().run().values();
        for (var i = 0; i < values.size(); i++) {
            recorded.computeIfAbsent(values.atNanos(i), _ -> new TreeMap<>())
                    .put(values.name(i), values.value(i));
        }
    }

    /// All columns: the session, then the others in the order of their names.
    List<String> columns() {
        var names = new TreeSet<String>();
        names.addAll(run.recorder().run().values().names());
        names.addAll(new DailyFigures(run, benchmark).row(0).keySet());
        var columns = new ArrayList<>(List.of("session"));
        columns.addAll(names);
        return columns;
    }

    List<List<Cell>> rows() {
        var names = columns();
        var rows = new ArrayList<List<Cell>>();
        for (var i = 0; i < curve.size(); i++) {
            var cells = row(i);
            recorded.getOrDefault(curve.atNanos(i), Map.of())
                    .forEach((name, value) -> cells.put(name, Cell.figure(value)));
            var row = new ArrayList<Cell>();
            row.add(Cell.text(run.session(curve.atNanos(i)).toString()));
            for (var name : names.subList(1, names.size())) {
                row.add(cells.getOrDefault(name, Cell.EMPTY));
            }
            rows.add(row);
        }
        return rows;
    }

    private Map<String, Cell> row(int index) {
        var cells = new TreeMap<String, Cell>();
        putMoney(cells, index);
        putExposure(cells, index);
        putStatistics(cells, index);
        return cells;
    }

    private void putMoney(Map<String, Cell> cells, int index) {
        var before = index == 0 ? curve.starting().units() : curve.equityUnits(index - 1);
        var cashBefore = index == 0 ? curve.starting().units() : curve.cashUnits(index - 1);
        var cash = curve.cashUnits(index);
        var equity = curve.equityUnits(index);
        cells.put("starting_cash", money(cashBefore));
        cells.put("starting_value", money(before - cashBefore));
        cells.put("starting_exposure", money(before - cashBefore));
        cells.put("capital_used", money(cash - cashBefore));
        cells.put("ending_cash", money(cash));
        cells.put("ending_value", money(equity - cash));
        cells.put("ending_exposure", money(equity - cash));
        cells.put("portfolio_value", money(equity));
        cells.put("pnl", money(equity - before));
    }

    private void putExposure(Map<String, Cell> cells, int index) {
        var atNanos = curve.atNanos(index);
        var longValue = 0L;
        var shortValue = 0L;
        var longs = 0;
        var shorts = 0;
        for (var instrument : run.instruments()) {
            var units = run.recorder().positionsAtMarks().get(index)[instrument.ordinal()];
            if (units == 0) {
                continue;
            }
            var price = instrument.priceUnits(run.close(instrument, atNanos));
            var value = instrument.notional(price, units);
            if (units > 0) {
                longs++;
                longValue += value;
            } else {
                shorts++;
                shortValue += value;
            }
        }
        var equity = (double) curve.equityUnits(index);
        var gross = (longValue - shortValue) / equity;
        mostLeverage = Math.max(mostLeverage, gross);
        cells.put("long_value", money(longValue));
        cells.put("long_exposure", money(longValue));
        cells.put("longs_count", Cell.whole(longs));
        cells.put("short_value", money(shortValue));
        cells.put("short_exposure", money(shortValue));
        cells.put("shorts_count", Cell.whole(shorts));
        cells.put("gross_leverage", Cell.figure(gross));
        cells.put("net_leverage", Cell.figure((longValue + shortValue) / equity));
        cells.put("max_leverage", Cell.figure(mostLeverage));
    }

    private void putStatistics(Map<String, Cell> cells, int index) {
        var before = index == 0 ? curve.start() : curve.value(index - 1);
        var change = curve.value(index) / before - 1;
        var market = benchmark.on(run.session(curve.atNanos(index)));
        statistics.add(change, market);
        peak = Math.max(peak, curve.value(index));
        mostDrawdown = Math.min(mostDrawdown, curve.value(index) / peak - 1);
        benchmarkGrowth *= 1 + market;
        cells.put("returns", Cell.figure(change));
        cells.put("algorithm_period_return", Cell.figure(curve.value(index) / curve.start() - 1));
        cells.put("benchmark_period_return", Cell.figure(benchmarkGrowth - 1));
        cells.put("max_drawdown", Cell.figure(mostDrawdown));
        cells.put("algo_volatility", figure(statistics.volatility()));
        cells.put("benchmark_volatility", figure(statistics.benchmarkVolatility()));
        cells.put("sharpe", figure(statistics.sharpe()));
        cells.put("sortino", figure(statistics.sortino()));
        cells.put("alpha", figure(statistics.alpha()));
        cells.put("beta", figure(statistics.beta()));
        cells.put("trading_days", Cell.whole(index + 1));
        cells.put("excess_return", Cell.whole(0));
        cells.put("treasury_period_return", Cell.whole(0));
    }

    private static Cell figure(double value) {
        return Double.isNaN(value) ? Cell.EMPTY : Cell.statistic(value);
    }

    private Cell money(long units) {
        return Cell.cash(BigDecimal.valueOf(units, curve.currency().scale()));
    }
}
