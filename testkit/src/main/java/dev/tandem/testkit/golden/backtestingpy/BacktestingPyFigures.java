package dev.tandem.testkit.golden.backtestingpy;

import dev.tandem.testkit.golden.Cell;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Figures of a run under their names in `stats.json`, computed here and not by `analytics`.
final class BacktestingPyFigures {
    /// Figures of the engine that no rule defines.
    static final List<String> UNDEFINED =
            List.of(
                    "Start",
                    "End",
                    "Duration",
                    "Buy & Hold Return [%]",
                    "Return (Ann.) [%]",
                    "Volatility (Ann.) [%]",
                    "CAGR [%]",
                    "Sharpe Ratio",
                    "Sortino Ratio",
                    "Calmar Ratio",
                    "Alpha [%]",
                    "Beta",
                    "Avg. Drawdown [%]",
                    "Max. Drawdown Duration",
                    "Avg. Drawdown Duration",
                    "Avg. Trade [%]",
                    "Max. Trade Duration",
                    "Avg. Trade Duration",
                    "Profit Factor",
                    "Expectancy [%]",
                    "SQN",
                    "Kelly Criterion");

    private static final double PERCENT = 100;

    private final BacktestingPyRun run;
    private final List<ClosedTrade> trades;

    BacktestingPyFigures(BacktestingPyRun run) {
        this.run = run;
        trades = ClosedTrade.of(run.recorder());
    }

    Map<String, Cell> all() {
        var curve = run.recorder().equity();
        var cells = new LinkedHashMap<String, Cell>();
        cells.put("Exposure Time [%]", Cell.statistic(exposure()));
        cells.put("Equity Final [$]", Cell.cash(curve.last().toDecimal()));
        var peak = 0.0;
        var deepest = 0.0;
        for (var i = 0; i < curve.size(); i++) {
            peak = Math.max(peak, curve.value(i));
            deepest = Math.min(deepest, curve.value(i) / peak - 1);
        }
        cells.put("Equity Peak [$]", Cell.cash(BigDecimal.valueOf(peak)));
        var total = commission();
        if (total.signum() != 0) {
            cells.put("Commissions [$]", Cell.price(total));
        }
        var last = curve.value(curve.size() - 1);
        cells.put("Return [%]", Cell.statistic((last / curve.value(0) - 1) * PERCENT));
        cells.put("Max. Drawdown [%]", Cell.statistic(deepest * PERCENT));
        cells.put("# Trades", Cell.whole(trades.size()));
        if (!trades.isEmpty()) {
            putGains(cells);
        }
        return cells;
    }

    /// Of the closed trades.
    private BigDecimal commission() {
        return trades.stream()
                .map(ClosedTrade::commission)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /// Bars of closed trades, entry and exit bars included, as a share of all.
    private double exposure() {
        var held = new boolean[run.bars().count()];
        for (var trade : trades) {
            var last = run.bar(trade.exit().atNanos());
            for (var i = run.bar(trade.entry().atNanos()); i <= last; i++) {
                held[i] = true;
            }
        }
        var count = 0;
        for (var one : held) {
            count += one ? 1 : 0;
        }
        return (double) count / held.length * PERCENT;
    }

    private void putGains(Map<String, Cell> cells) {
        var wins = trades.stream().filter(trade -> trade.profit().signum() > 0).count();
        var gains =
                trades.stream()
                        .mapToDouble(trade -> trade.gain().doubleValue() * PERCENT)
                        .summaryStatistics();
        cells.put("Win Rate [%]", Cell.statistic((double) wins / trades.size() * PERCENT));
        cells.put("Best Trade [%]", Cell.statistic(gains.getMax()));
        cells.put("Worst Trade [%]", Cell.statistic(gains.getMin()));
    }
}
