package dev.tandem.examples;

import dev.tandem.api.event.Fill;
import dev.tandem.api.event.OrderEvent;
import dev.tandem.api.event.RunListener;
import dev.tandem.api.order.Order;
import java.util.ArrayList;
import java.util.List;

/// Everything a run told its listener: orders, events and fills as lines, marks as a checksum.
final class RunLog implements RunListener {
    private final List<String> lines = new ArrayList<>();
    private long fills;
    private long marks;

    @Override
    public void onSubmitted(long atNanos, Order order, double decisionPrice) {
        add(atNanos, "submitted " + order.number() + " " + order.request() + " " + decisionPrice);
    }

    @Override
    public void onOrderEvent(long atNanos, OrderEvent event) {
        add(atNanos, event.getClass().getSimpleName() + " " + event.order());
    }

    @Override
    public void onFill(Fill fill) {
        fills++;
        add(
                fill.atNanos(),
                "fill %s order %s %s %s at %s fee %s cash %s"
                        .formatted(
                                fill.number(),
                                fill.order().number(),
                                fill.side(),
                                fill.quantity(),
                                fill.price(),
                                fill.commission(),
                                fill.cashAfter()));
    }

    @Override
    public void onEquity(long atNanos, long cashUnits, long equityUnits, long exposureUnits) {
        marks = 31 * (31 * (31 * (31 * marks + atNanos) + cashUnits) + equityUnits) + exposureUnits;
    }

    @Override
    public void onRecord(long atNanos, String name, double value) {
        add(atNanos, name + " " + value);
    }

    List<String> lines() {
        return lines;
    }

    long fills() {
        return fills;
    }

    /// Changes with any mark of cash, equity or exposure.
    long marks() {
        return marks;
    }

    private void add(long atNanos, String line) {
        lines.add(atNanos + " " + line);
    }
}
