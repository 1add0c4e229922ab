package dev.tandem.testkit.simulation;

import dev.tandem.api.event.Fill;
import dev.tandem.api.event.OrderEvent;
import dev.tandem.api.event.RunListener;
import dev.tandem.api.order.OrderState;
import dev.tandem.api.strategy.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What the strategy and a listener of one process were told, and what the engine says at the end.
final class Witness implements RunListener {
    private final List<String> problems = new ArrayList<>();
    private final List<String> fills = new ArrayList<>();
    private final Map<String, Long> firings = new LinkedHashMap<>();
    private final Map<String, Long> positions = new TreeMap<>();
    private final Map<Long, Long> filled = new TreeMap<>();
    private final Map<Long, OrderState> states = new TreeMap<>();
    private final List<Long> open = new ArrayList<>();
    private long lastNanos = Long.MIN_VALUE;
    private long cashUnits;
    private boolean ended;

    /// The strategy was called.
    void saw(long nowNanos) {
        if (nowNanos < lastNanos) {
            problems.add("I-20 the strategy saw " + nowNanos + " after " + lastNanos);
        }
        lastNanos = nowNanos;
    }

    void timer(String name, long atNanos) {
        saw(atNanos);
        var before = firings.put(name, atNanos);
        if (before != null && before >= atNanos) {
            problems.add(
                    "I-21 timer " + name + " fired at " + atNanos + " after it had at " + before);
        }
    }

    void end(Context context) {
        ended = true;
        cashUnits = context.account().cash().units();
        for (var instrument : context.instruments()) {
            positions.put(
                    instrument.symbol(), context.account().position(instrument).signedUnits());
        }
        for (var order : context.openOrders()) {
            open.add(order.number());
            filled.put(
                    order.number(), order.filled().toDecimal().movePointRight(8).longValueExact());
        }
    }

    @Override
    public void onFill(Fill fill) {
        fills.add(
                fill.order().number()
                        + " "
                        + fill.executionId()
                        + " "
                        + fill.quantityUnits()
                        + " "
                        + fill.priceUnits()
                        + " "
                        + fill.commission().units()
                        + " "
                        + fill.cashAfter().units());
    }

    @Override
    public void onOrderEvent(long atNanos, OrderEvent event) {
        var number = event.order().number();
        var before = states.put(number, event.order().state());
        if (before != null && before.isTerminal() && !event.order().state().isTerminal()) {
            problems.add("I-05 order " + number + " was " + before + " and is open again");
        }
    }

    List<String> problems() {
        return problems;
    }

    /// Of all orders the strategy heard of in this process, in their order.
    List<String> fills() {
        return fills;
    }

    boolean isEnded() {
        return ended;
    }

    long cashUnits() {
        return cashUnits;
    }

    /// Signed units by symbol at the end.
    Map<String, Long> positions() {
        return positions;
    }

    /// Numbers of the orders that were open at the end.
    List<Long> open() {
        return open;
    }

    /// What was filled of them, in units of 10^-8.
    Map<Long, Long> filled() {
        return filled;
    }
}
