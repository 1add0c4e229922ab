package dev.tandem.testkit.golden;

import dev.tandem.analytics.Trade;
import dev.tandem.api.value.Money;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/// The end figures of a run under their names in `stats.json`, computed here from the equity curve,
/// the fills and the trades, and not by `analytics`.
final class EndFigures {
    private static final double YEAR = 252;

    private final BacktraderRun run;
    private final double[] equity; // before the first bar, then after each

    EndFigures(BacktraderRun run) {
        this.run = run;
        var curve = run.recorder().run().equity();
        equity = new double[curve.size() + 1];
        equity[0] = curve.start();
        for (var i = 0; i < curve.size(); i++) {
            equity[i + 1] = curve.value(i);
        }
    }

    Map<String, Cell> all() {
        var recorder = run.recorder().run();
        var cells = new LinkedHashMap<String, Cell>();
        cells.put("start_cash", Cell.cash(recorder.starting().toDecimal()));
        cells.put("end_cash", Cell.cash(run.cash(recorder.equity().size() - 1)));
        cells.put("end_equity", Cell.cash(run.result().equity().toDecimal()));
        cells.put("total_return", Cell.ratio(equity[equity.length - 1] / equity[0] - 1));
        cells.put("bars", Cell.whole(run.result().bars() / run.instruments().size()));
        cells.put("orders", Cell.whole(recorder.orders().size()));
        cells.put("fills", Cell.whole(recorder.fills().size()));
        cells.put("closed_trades", Cell.whole(recorder.trades().size()));
        cells.put(
                "winning_trades",
                Cell.whole(recorder.trades().stream().filter(Trade::isWon).count()));
        cells.put("gross_pnl_closed", Cell.price(grossProfit()));
        cells.put("total_commission", Cell.price(commission()));
        putDrawdown(cells);
        putReturns(cells);
        return cells;
    }

    /// Orders by what they went through, see [StatusCounts].
    Map<String, Cell> statusCounts() {
        var cells = new LinkedHashMap<String, Cell>();
        StatusCounts.of(run.recorder())
                .forEach((word, count) -> cells.put(word, Cell.whole(count)));
        return cells;
    }

    private BigDecimal grossProfit() {
        return run.recorder().run().trades().stream()
                .map(Trade::pnlGross)
                .map(Money::toDecimal)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private BigDecimal commission() {
        return run.recorder().run().fills().stream()
                .map(fill -> fill.commission().toDecimal())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private void putDrawdown(Map<String, Cell> cells) {
        var peak = equity[0];
        var deepest = 0.0;
        var most = 0.0;
        for (var value : equity) {
            peak = Math.max(peak, value);
            deepest = Math.max(deepest, 1 - value / peak);
            most = Math.max(most, peak - value);
        }
        cells.put("max_drawdown_fraction", Cell.ratio(deepest));
        cells.put("max_drawdown_money", Cell.cash(BigDecimal.valueOf(most)));
    }

    private void putReturns(Map<String, Cell> cells) {
        var count = equity.length - 1;
        var mean = 0.0;
        for (var i = 1; i <= count; i++) {
            mean += (equity[i] / equity[i - 1] - 1) / count;
        }
        var squares = 0.0;
        for (var i = 1; i <= count; i++) {
            squares += Math.pow(equity[i] / equity[i - 1] - 1 - mean, 2);
        }
        var deviation = Math.sqrt(squares / (count - 1));
        cells.put("per_bar_return_mean", Cell.ratio(mean));
        cells.put("per_bar_return_std_ddof1", Cell.ratio(deviation));
        if (!run.bars().size().isIntraday()) {
            cells.put("sharpe_rf0_sqrt252_ddof1", Cell.ratio(mean / deviation * Math.sqrt(YEAR)));
        }
    }
}
