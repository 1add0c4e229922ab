package dev.tandem.runtime;

import dev.tandem.api.event.Fill;
import dev.tandem.api.event.OrderEvent;
import dev.tandem.api.event.RunListener;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.order.Order;
import java.util.ArrayList;
import java.util.List;

/// Everything a watcher learns, a line each, with its time.
final class RunLog implements RunListener {
    record Line(long atNanos, String text) {}

    final List<Line> lines = new ArrayList<>();
    final List<Fill> fills = new ArrayList<>();

    @Override
    public void onSubmitted(long atNanos, Order order, double decisionPrice) {
        add(atNanos, "submitted " + order + " at " + decisionPrice);
    }

    @Override
    public void onOrderEvent(long atNanos, OrderEvent event) {
        add(
                atNanos,
                event.getClass().getSimpleName()
                        + " "
                        + event.order()
                        + " "
                        + event.order().reason());
    }

    @Override
    public void onFill(Fill fill) {
        fills.add(fill);
        add(
                fill.atNanos(),
                "fill %d of %d: %d at %d fee %s position %d cash %s %s"
                        .formatted(
                                fill.number(),
                                fill.order().number(),
                                fill.quantityUnits(),
                                fill.priceUnits(),
                                fill.commission(),
                                fill.positionAfterUnits(),
                                fill.cashAfter(),
                                fill.inBar()));
    }

    @Override
    public void onEquity(long atNanos, long cashUnits, long equityUnits, long exposureUnits) {
        add(atNanos, "equity " + cashUnits + " " + equityUnits + " " + exposureUnits);
    }

    @Override
    public void onPositionBar(long atNanos, Instrument instrument, double high, double low) {
        add(atNanos, "position bar " + instrument + " " + high + " " + low);
    }

    @Override
    public void onRecord(long atNanos, String name, double value) {
        add(atNanos, "record " + name + " " + value);
    }

    @Override
    public void onAbort(long atNanos, String callback, Throwable cause) {
        add(atNanos, "abort " + callback + " " + cause);
    }

    List<Line> until(long atNanos) {
        return lines.stream().filter(line -> line.atNanos() <= atNanos).toList();
    }

    List<Line> after(long atNanos) {
        return lines.stream().filter(line -> line.atNanos() > atNanos).toList();
    }

    private void add(long atNanos, String text) {
        lines.add(new Line(atNanos, text));
    }
}
