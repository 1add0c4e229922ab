package dev.tandem.analytics;

import dev.tandem.api.event.Fill;
import dev.tandem.api.event.Reversal;
import dev.tandem.api.order.Order;
import dev.tandem.api.value.FixedPoint;
import dev.tandem.api.value.Money;
import dev.tandem.api.value.Price;
import dev.tandem.api.value.Quantity;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;

/// The tables of a run directory. Their headers are a contract.
final class CsvFiles {
    private static final String ORDERS =
            "order_id,created,symbol,side,type,qty,limit_price,stop_price,tif,status,filled_qty,"
                    + "avg_price,tag,parent_id,group";
    private static final String FILLS =
            "time,order_id,fill_id,symbol,side,qty,price,commission,currency,liquidity,"
                    + "position_after,cash_after";
    private static final String TRADES =
            "symbol,direction,opened,closed,qty,entry_price,exit_price,pnl_gross,commission,"
                    + "pnl_net,bars,mae,mfe";
    private static final String EQUITY = "time,cash,equity,exposure,drawdown";
    private static final String LEDGER = "entry,time,account,symbol,currency,amount";
    private static final int DRAWDOWN_DIGITS = 10;

    private final RunRecorder run;
    private final TimeStyle times;

    CsvFiles(RunRecorder run, TimeStyle times) {
        this.run = run;
        this.times = times;
    }

    void orders(OutputStream out) throws IOException {
        try (var csv = new CsvWriter(out, times, ORDERS)) {
            for (var submitted : run.orders()) {
                order(csv, submitted.order(), submitted.atNanos());
            }
        }
    }

    private static void order(CsvWriter csv, Order order, long atNanos) throws IOException {
        csv.number(order.number()).time(atNanos).text(order.instrument().symbol());
        csv.text(word(order.side())).text(order.terms().word());
        quantity(csv, order.quantity());
        optionalPrice(csv, order.terms().limitPrice());
        optionalPrice(csv, order.terms().triggerPrice());
        csv.text(order.request().timeInForce().word()).text(word(order.state()));
        quantity(csv, order.filled());
        optionalPrice(csv, order.averagePrice());
        csv.text(order.request().tag());
        optionalNumber(csv, order.links().parent());
        optionalNumber(csv, order.links().group());
        csv.endRow();
    }

    private static void optionalPrice(CsvWriter csv, Optional<Price> price) throws IOException {
        if (price.isPresent()) {
            price(csv, price.get());
        } else {
            csv.empty();
        }
    }

    private static void optionalNumber(CsvWriter csv, long number) throws IOException {
        if (number == 0) {
            csv.empty();
        } else {
            csv.number(number);
        }
    }

    void fills(OutputStream out) throws IOException {
        try (var csv = new CsvWriter(out, times, FILLS)) {
            var fills = run.bookedFills();
            var undone = run.undone();
            var next = 0;
            for (var i = 0; i <= fills.size(); i++) {
                while (next < undone.size() && undone.get(next).after() == i) {
                    var one = undone.get(next++);
                    reversal(csv, fills.get(one.fill()), one.reversal());
                }
                if (i < fills.size()) {
                    fill(csv, fills.get(i));
                }
            }
        }
    }

    /// What the venue took back, as the fill once more with quantity and commission below 0: the
    /// rows of an order add up to what counts.
    private static void reversal(CsvWriter csv, Fill fill, Reversal reversal) throws IOException {
        var instrument = fill.instrument();
        var commission = reversal.commission();
        csv.time(reversal.atNanos()).number(fill.order().number()).number(fill.number());
        csv.text(instrument.symbol()).text(word(fill.side()));
        csv.decimal(-reversal.quantityUnits(), instrument.quantityScale());
        csv.decimal(reversal.priceUnits(), instrument.priceScale());
        money(csv, new Money(-commission.units(), commission.currency()));
        csv.text(commission.currency().code()).text(word(fill.liquidity()));
        csv.decimal(reversal.positionAfterUnits(), instrument.quantityScale());
        money(csv, reversal.cashAfter()).endRow();
    }

    private static void fill(CsvWriter csv, Fill fill) throws IOException {
        var instrument = fill.instrument();
        csv.time(fill.atNanos()).number(fill.order().number()).number(fill.number());
        csv.text(instrument.symbol()).text(word(fill.side()));
        csv.decimal(fill.quantityUnits(), instrument.quantityScale());
        csv.decimal(fill.priceUnits(), instrument.priceScale());
        money(csv, fill.commission()).text(fill.commission().currency().code());
        csv.text(word(fill.liquidity()));
        csv.decimal(fill.positionAfterUnits(), instrument.quantityScale());
        money(csv, fill.cashAfter()).endRow();
    }

    void trades(OutputStream out) throws IOException {
        try (var csv = new CsvWriter(out, times, TRADES)) {
            for (var trade : run.trades()) {
                trade(csv, trade);
            }
        }
    }

    private static void trade(CsvWriter csv, Trade trade) throws IOException {
        csv.text(trade.instrument().symbol()).text(word(trade.direction()));
        csv.time(trade.openedNanos()).time(trade.closedNanos());
        quantity(csv, trade.quantity());
        price(csv, trade.entryPrice());
        price(csv, trade.exitPrice());
        money(csv, trade.pnlGross());
        money(csv, trade.commission());
        money(csv, trade.pnlNet()).number(trade.bars());
        money(csv, trade.mae());
        money(csv, trade.mfe()).endRow();
    }

    void equity(OutputStream out) throws IOException {
        var curve = run.equity();
        var scale = curve.currency().scale();
        var peak = curve.starting().units();
        try (var csv = new CsvWriter(out, times, EQUITY)) {
            for (var i = 0; i < curve.size(); i++) {
                var equity = curve.equityUnits(i);
                peak = Math.max(peak, equity);
                csv.time(curve.atNanos(i)).decimal(curve.cashUnits(i), scale);
                csv.decimal(equity, scale).decimal(curve.exposureUnits(i), scale);
                drawdown(csv, equity, peak);
                csv.endRow();
            }
        }
    }

    void ledger(OutputStream out) throws IOException {
        try (var csv = new CsvWriter(out, times, LEDGER)) {
            for (var line : run.ledger()) {
                csv.number(line.entry()).time(line.atNanos()).text(word(line.account()));
                csv.text(line.instrument() == null ? "" : line.instrument().symbol());
                csv.text(line.amount().currency().code());
                money(csv, line.amount()).endRow();
            }
        }
    }

    private static void drawdown(CsvWriter csv, long equity, long peak) throws IOException {
        if (peak <= 0) { // no share of nothing
            csv.empty();
            return;
        }
        var drawdown = (double) equity / peak - 1;
        csv.decimal(FixedPoint.fromDouble(drawdown, DRAWDOWN_DIGITS), DRAWDOWN_DIGITS);
    }

    private static CsvWriter money(CsvWriter csv, Money money) throws IOException {
        return csv.decimal(money.units(), money.currency().scale());
    }

    private static CsvWriter price(CsvWriter csv, Price price) throws IOException {
        return csv.decimal(price.units(), price.scale());
    }

    private static void quantity(CsvWriter csv, Quantity quantity) throws IOException {
        csv.decimal(quantity.units(), quantity.scale());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
