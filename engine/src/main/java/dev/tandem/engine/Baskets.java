package dev.tandem.engine;

import dev.tandem.api.order.Order;
import dev.tandem.api.order.OrderState;
import dev.tandem.api.state.State;
import dev.tandem.api.strategy.Basket;
import dev.tandem.engine.order.KeptOrder;
import dev.tandem.engine.order.OrderKeeper;
import dev.tandem.engine.order.PositionInterval;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Orders that belong together. Risk judges the legs as a whole; legs that reduce a position leave
/// at once; a buy leaves when free cash covers its estimated cost, or when no reducing leg is open
/// any more.
final class Baskets {
    private static final int LIMIT = 10_000;

    private final List<Legs> waiting = new ArrayList<>();
    private final OrderDesk desk;
    private final OrderKeeper keeper;
    private final Transaction transaction;
    private final BuyingPower power;

    /// The reducing legs of a basket and those that wait for them.
    private record Legs(List<KeptOrder> reducing, List<KeptOrder> enlarging) {}

    Baskets(OrderDesk desk, OrderKeeper keeper, Transaction transaction, BuyingPower power) {
        this.desk = desk;
        this.keeper = keeper;
        this.transaction = transaction;
        this.power = power;
    }

    List<Order> submit(Consumer<Basket> collect) {
        var legs = new ArrayList<KeptOrder>();
        var open = new boolean[] {true};
        collect.accept(request -> {
            if (!open[0]) {
                throw new IllegalStateException("a basket takes legs only while basket(...) runs");
            }
            var order = desk.create(request);
            legs.add(order);
            return order;
        });
        open[0] = false;
        for (var leg : legs) {
            var reason = leg.state().isTerminal() ? "" : desk.refusal(leg);
            if (!reason.isEmpty()) {
                desk.deny(leg, reason);
                legs.forEach(other ->
                        desk.deny(
                                other,
                                "leg " + leg.number() + " of its basket was denied: " + reason));
                return List.copyOf(legs);
            }
        }
        var reducing = legs.stream().filter(this::reduces).toList();
        var enlarging = new ArrayList<>(legs);
        enlarging.removeAll(reducing);
        reducing.forEach(desk::release);
        var basket = new Legs(reducing, enlarging);
        release(basket);
        if (!enlarging.isEmpty()) {
            if (waiting.size() == LIMIT) {
                throw new IllegalStateException(
                        "more than " + LIMIT + " baskets wait for the proceeds of their sells");
            }
            waiting.add(basket);
            transaction.onAbort(() -> waiting.remove(basket));
        }
        return List.copyOf(legs);
    }

    /// Whether legs wait for the proceeds of others.
    boolean isWaiting() {
        return !waiting.isEmpty();
    }

    /// Releases legs that can go now; called after every report.
    void follow() {
        if (waiting.isEmpty()) {
            return;
        }
        for (var basket : List.copyOf(waiting)) {
            release(basket);
            if (basket.enlarging().isEmpty()) {
                waiting.remove(basket);
            }
        }
    }

    private void release(Legs basket) {
        var lastOrders = basket.reducing().stream().noneMatch(Order::isOpen);
        var legs = basket.enlarging();
        while (!legs.isEmpty()) {
            var leg = legs.getFirst();
            if (leg.state() == OrderState.NEW && !lastOrders && !power.covers(leg)) {
                return;
            }
            legs.removeFirst();
            if (leg.state() == OrderState.NEW) {
                desk.release(leg);
            }
        }
    }

    private boolean reduces(KeptOrder leg) {
        return PositionInterval.of(leg.book(), keeper.open(), leg)
                .isReducedBy(leg.side(), leg.openUnits());
    }

    State save() {
        var saved = new ArrayList<State>();
        for (var basket : waiting) {
            saved.add(
                    new State()
                            .put("reducing", numbers(basket.reducing()))
                            .put("enlarging", numbers(basket.enlarging())));
        }
        return new State().put("baskets", saved);
    }

    void load(State state) {
        waiting.clear();
        for (var saved : state.getList("baskets")) {
            waiting.add(
                    new Legs(
                            orders(saved.getLongs("reducing")),
                            orders(saved.getLongs("enlarging"))));
        }
    }

    private static long[] numbers(List<KeptOrder> orders) {
        return orders.stream().mapToLong(KeptOrder::number).toArray();
    }

    private List<KeptOrder> orders(long[] numbers) {
        var orders = new ArrayList<KeptOrder>();
        for (var number : numbers) {
            orders.add(keeper.find(number));
        }
        return orders;
    }
}
