package dev.tandem.testkit.golden;

import dev.tandem.analytics.Trade;
import dev.tandem.api.event.Fill;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;

/// Our run in the tables and words of a backtrader case.
final class BacktraderTables {
    static final List<String> ORDERS =
            columns(
                    "order_id,created,symbol,side,type,qty,price,limit_price,trail_amount,"
                            + "trail_percent,valid_until,oco_with,parent_order");
    static final List<String> FILLS =
            columns(
                    "time,order_id,symbol,side,qty,price,commission,closed_qty,opened_qty,"
                            + "realised_pnl,position_after,avg_price_after");
    static final List<String> TRADES =
            columns("symbol,opened,closed,direction,pnl_gross,commission,pnl_net,bars");

    private final BacktraderRun run;

    BacktraderTables(BacktraderRun run) {
        this.run = run;
    }

    /// `time,cash,equity` and a position column for each symbol.
    List<String> equityColumns() {
        var columns = columns("time,cash,equity");
        run.instruments().forEach(instrument -> columns.add("position_" + instrument.symbol()));
        return columns;
    }

    List<List<Cell>> orders() {
        return run.recorder().run().orders().stream()
                .map(order -> BacktraderOrderRow.of(order, run.bars()))
                .toList();
    }

    List<List<Cell>> fills() {
        var ledgers = new HashMap<String, FillLedger>();
        return run.recorder().run().fills().stream()
                .map(fill -> {
                    var symbol = fill.instrument().symbol();
                    return fill(fill, ledgers.computeIfAbsent(symbol, _ -> new FillLedger()));
                })
                .toList();
    }

    List<List<Cell>> trades() {
        return run.recorder().run().trades().stream().map(this::trade).toList();
    }

    List<List<Cell>> equity() {
        var curve = run.recorder().run().equity();
        var rows = new ArrayList<List<Cell>>();
        for (var i = 0; i < curve.size(); i++) {
            var scale = curve.currency().scale();
            var row = new ArrayList<Cell>();
            row.add(stamp(curve.atNanos(i)));
            row.add(Cell.cash(run.cash(i)));
            row.add(Cell.cash(BigDecimal.valueOf(curve.equityUnits(i), scale)));
            var positions = run.recorder().positionsAtMarks().get(i);
            for (var instrument : run.instruments()) {
                var units = positions[instrument.ordinal()];
                row.add(Cell.exact(BigDecimal.valueOf(units, instrument.quantityScale())));
            }
            rows.add(row);
        }
        return rows;
    }

    private List<Cell> fill(Fill fill, FillLedger ledger) {
        var quantity = fill.quantity().toDecimal();
        var step = ledger.take(fill.side().sign() > 0, quantity, fill.price().toDecimal());
        var scale = fill.instrument().quantityScale();
        var booked = BigDecimal.valueOf(fill.positionAfterUnits(), scale);
        if (booked.compareTo(step.positionAfter()) != 0) {
            throw new IllegalStateException(
                    fill + " leaves " + booked + ", its fills add up to " + step.positionAfter());
        }
        return List.of(
                stamp(fill.atNanos()),
                Cell.whole(fill.order().number()),
                Cell.text(fill.instrument().symbol()),
                word(fill.side()),
                Cell.exact(quantity),
                Cell.price(fill.price()),
                Cell.profit(fill.commission()),
                Cell.exact(step.closed()),
                Cell.exact(step.opened()),
                Cell.price(step.realised().multiply(fill.instrument().multiplier())),
                Cell.exact(booked),
                Cell.price(step.averageAfter()));
    }

    private List<Cell> trade(Trade trade) {
        return List.of(
                Cell.text(trade.instrument().symbol()),
                stamp(trade.openedNanos()),
                stamp(trade.closedNanos()),
                word(trade.direction()),
                Cell.profit(trade.pnlGross()),
                Cell.profit(trade.commission()),
                Cell.profit(trade.pnlNet()),
                Cell.whole(trade.bars()));
    }

    private Cell stamp(long atNanos) {
        return Cell.text(run.bars().stamp(atNanos));
    }

    private static Cell word(Enum<?> value) {
        return Cell.text(value.name().toLowerCase(Locale.ROOT));
    }

    private static List<String> columns(String header) {
        return new ArrayList<>(List.of(header.split(",")));
    }
}
