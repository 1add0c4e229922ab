package dev.tandem.runtime.prove;

import dev.tandem.api.event.Fill;
import dev.tandem.api.event.OrderEvent;
import dev.tandem.api.event.RunListener;
import dev.tandem.api.order.Order;
import dev.tandem.api.order.OrderState;
import dev.tandem.api.order.OrderText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Everything that a run tells, in order; marks of equity as a checksum.
final class RunStory implements RunListener {
    private final List<Happening> happenings = new ArrayList<>();
    private final Map<Long, Order> orders = new HashMap<>();
    private long fills;
    private long marks;

    @Override
    public void onSubmitted(long atNanos, Order order, double decisionPrice) {
        orders.put(order.number(), order);
        var refusal = order.state() == OrderState.DENIED ? ", denied: " + order.reason() : "";
        add(atNanos, order, request(order) + refusal, "");
    }

    @Override
    public void onOrderEvent(long atNanos, OrderEvent event) {
        var order = event.order();
        var reason = order.reason().isEmpty() ? "" : ": " + order.reason();
        var text =
                switch (event) {
                    case OrderEvent.Replaced _, OrderEvent.Restated _ ->
                            "now " + order.quantity() + " " + OrderText.of(order.terms());
                    default -> event.getClass().getSimpleName().toLowerCase(Locale.ROOT) + reason;
                };
        add(atNanos, order, order.instrument().symbol() + " " + text, "");
    }

    @Override
    public void onFill(Fill fill) {
        fills++;
        var text =
                "fill: %s %s %s at %s, fee %s"
                        .formatted(
                                word(fill.order()),
                                fill.quantity(),
                                fill.instrument().symbol(),
                                fill.price(),
                                fill.commission());
        add(fill.atNanos(), fill.order(), text, fill.positionAfterUnits() + " " + fill.cashAfter());
    }

    @Override
    public void onEquity(long atNanos, long cashUnits, long equityUnits, long exposureUnits) {
        marks = 31 * (31 * (31 * (31 * marks + atNanos) + cashUnits) + equityUnits) + exposureUnits;
    }

    @Override
    public void onRecord(long atNanos, String name, double value) {
        happenings.add(new Happening(atNanos, 0, "", "recorded " + name + " = " + value, ""));
    }

    List<Happening> happenings() {
        return happenings;
    }

    /// What happened up to an instant, that instant included.
    List<Happening> until(long nanos) {
        var count = happenings.size();
        while (count > 0 && happenings.get(count - 1).atNanos() > nanos) {
            count--;
        }
        return happenings.subList(0, count);
    }

    long orders() {
        return orders.size();
    }

    long fills() {
        return fills;
    }

    long marks() {
        return marks;
    }

    /// An order of the run by its number.
    Order order(long number) {
        var order = orders.get(number);
        if (order == null) {
            throw new IllegalStateException("order " + number + " was never submitted");
        }
        return order;
    }

    private void add(long atNanos, Order order, String text, String books) {
        happenings.add(
                new Happening(
                        atNanos, order.number(), order.instrument().id().toString(), text, books));
    }

    private static String request(Order order) {
        var only = order.request().reduceOnly() ? " reduce-only" : "";
        return "%s %s %s %s %s%s"
                .formatted(
                        word(order),
                        order.quantity(),
                        order.instrument().symbol(),
                        OrderText.of(order.terms()),
                        OrderText.of(order.request().timeInForce()),
                        only);
    }

    private static String word(Order order) {
        return order.side().name().toLowerCase(Locale.ROOT);
    }
}
