package dev.tandem.testkit.golden.backtestingpy;

import dev.tandem.analytics.SubmittedOrder;
import dev.tandem.api.event.Fill;
import dev.tandem.api.order.Order;
import dev.tandem.testkit.golden.Cell;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// Our run in the tables of a backtesting.py case.
final class BacktestingPyTables {
    static final List<String> TRADES =
            List.of(
                    "size",
                    "entry_time",
                    "exit_time",
                    "entry_price",
                    "exit_price",
                    "pnl",
                    "commission",
                    "return_pct",
                    "sl",
                    "tp");
    static final List<String> EQUITY = List.of("time", "equity", "drawdown_fraction");

    private final BacktestingPyRun run;

    BacktestingPyTables(BacktestingPyRun run) {
        this.run = run;
    }

    List<List<Cell>> trades() {
        return ClosedTrade.of(run.recorder()).stream().map(this::trade).toList();
    }

    List<List<Cell>> equity() {
        var curve = run.recorder().equity();
        var rows = new ArrayList<List<Cell>>();
        var peak = Double.NEGATIVE_INFINITY;
        for (var i = 0; i < curve.size(); i++) {
            peak = Math.max(peak, curve.value(i));
            var equity = BigDecimal.valueOf(curve.equityUnits(i), curve.currency().scale());
            rows.add(
                    List.of(
                            Cell.text(run.stamp(i)),
                            Cell.cash(equity),
                            Cell.figure(1 - curve.value(i) / peak)));
        }
        return rows;
    }

    private List<Cell> trade(ClosedTrade trade) {
        return List.of(
                Cell.exact(ClosedTrade.size(trade.entry())),
                time(trade.entry()),
                time(trade.exit()),
                Cell.price(trade.entry().price()),
                Cell.price(trade.exit().price()),
                Cell.price(trade.profit()),
                Cell.price(trade.commission()),
                Cell.figure(trade.gain().doubleValue()),
                exit(trade.entry(), true),
                exit(trade.entry(), false));
    }

    Cell time(Fill fill) {
        return Cell.text(run.stamp(run.bar(fill.atNanos())));
    }

    /// The price at which the stop loss or take profit of an entry stood last.
    private Cell exit(Fill entry, boolean isStop) {
        return run.recorder().orders().stream()
                .map(SubmittedOrder::order)
                .filter(order -> order.links().parent() == entry.order().number())
                .filter(order -> order.terms().isStop() == isStop)
                .findFirst()
                .flatMap(Order::price)
                .map(Cell::price)
                .orElse(Cell.EMPTY);
    }
}
