package dev.tandem.engine;

import dev.tandem.api.order.Distance;
import dev.tandem.api.order.Order;
import dev.tandem.api.order.OrderLinks;
import dev.tandem.api.order.OrderRequest;
import dev.tandem.api.order.OrderTerms;
import dev.tandem.api.strategy.Bracket;
import dev.tandem.api.value.Price;
import dev.tandem.engine.market.Market;
import dev.tandem.engine.order.KeptOrder;
import dev.tandem.engine.order.OrderKeeper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Orders that depend on each other: brackets, OCO and OTO. The venue acts on the links; here they
/// are formed and judged as a whole: when risk denies one order, none leaves.
final class Groups {
    private final OrderDesk desk;
    private final OrderKeeper keeper;
    private final Market market;

    Groups(OrderDesk desk, OrderKeeper keeper, Market market) {
        this.desk = desk;
        this.keeper = keeper;
        this.market = market;
    }

    List<Order> oneCancelsOther(List<OrderRequest> requests) {
        if (requests.size() < 2) {
            throw new IllegalArgumentException(
                    "one cancels other needs two orders or more, got " + requests.size());
        }
        var instrument = requests.getFirst().instrument();
        for (var request : requests) {
            if (!request.instrument().equals(instrument)) {
                throw new IllegalArgumentException(
                        "one cancels other needs one instrument, got "
                                + instrument
                                + " and "
                                + request.instrument());
            }
        }
        var links = new OrderLinks(0, keeper.nextNumber(), Optional.empty());
        var orders = new ArrayList<KeptOrder>();
        requests.forEach(request -> orders.add(desk.create(request, links)));
        release(orders);
        return List.copyOf(orders);
    }

    List<Order> oneTriggersOther(OrderRequest first, List<OrderRequest> then) {
        if (then.isEmpty()) {
            throw new IllegalArgumentException("one triggers other needs an order to trigger");
        }
        var links = new OrderLinks(keeper.nextNumber(), 0, Optional.empty());
        var orders = new ArrayList<KeptOrder>();
        orders.add(desk.create(first));
        then.forEach(request -> orders.add(desk.create(request, links)));
        release(orders);
        return List.copyOf(orders);
    }

    Bracket bracket(OrderRequest entry, Consumer<Bracket.Exits> exits) {
        var wanted = new WantedExits();
        exits.accept(wanted);
        if (wanted.stop == null && wanted.profit == null) {
            throw new IllegalArgumentException("a bracket needs a stop loss or a take profit");
        }
        var parent = keeper.nextNumber();
        var group = wanted.stop != null && wanted.profit != null ? parent + 1 : 0;
        var stopTerms = wanted.stop == null ? null : terms(entry, wanted.stop, false);
        var profitTerms = wanted.profit == null ? null : terms(entry, wanted.profit, true);
        var orders = new ArrayList<KeptOrder>(); // from here on nothing throws
        orders.add(desk.create(entry));
        var stop = leg(entry, orders, wanted.stop, stopTerms, parent, group);
        var profit = leg(entry, orders, wanted.profit, profitTerms, parent, group);
        release(orders);
        return new Bracket(orders.getFirst(), stop, profit);
    }

    private OrderTerms terms(OrderRequest entry, Exit exit, boolean isProfit) {
        if (exit.trails() && exit.distance() != null) {
            return new OrderTerms.TrailingStop(exit.distance());
        }
        var price = exit.price() == null ? relative(entry, exit, isProfit) : exit.price();
        return isProfit ? new OrderTerms.Limit(price) : new OrderTerms.Stop(price);
    }

    private Optional<Order> leg(
            OrderRequest entry,
            List<KeptOrder> orders,
            @Nullable Exit exit,
            @Nullable OrderTerms terms,
            long parent,
            long group) {
        if (exit == null || terms == null) {
            return Optional.empty();
        }
        var fromFill =
                exit.trails() ? Optional.<Distance>empty() : Optional.ofNullable(exit.distance());
        var quantity = orders.getFirst().quantity();
        var request =
                OrderRequest.of(entry.instrument(), entry.side().opposite(), quantity, terms)
                        .withReduceOnly()
                        .withSideMode(entry.sideMode())
                        .withTag(entry.tag());
        var order = desk.create(request, new OrderLinks(parent, group, fromFill));
        orders.add(order);
        return Optional.of(order);
    }

    /// Where the exit would stand if the entry filled at its own price, or at the last one.
    private Price relative(OrderRequest entry, Exit exit, boolean isProfit) {
        var instrument = entry.instrument();
        var scale = instrument.priceScale();
        var own = entry.terms().priceOrNull();
        var last = market.lastPrice(instrument);
        if (own == null && Double.isNaN(last)) {
            return new Price(1, scale); // denied by risk: no price is known
        }
        var from = own == null ? instrument.priceUnits(last) : own.unitsAt(scale);
        var distance = exit.distance() == null ? 0 : exit.distance().unitsFrom(from, scale);
        var up = (entry.side().sign() > 0) == isProfit;
        return new Price(up ? Math.addExact(from, distance) : from - distance, scale);
    }

    private void release(List<KeptOrder> orders) {
        for (var order : orders) {
            var reason = order.state().isTerminal() ? "" : desk.refusal(order);
            if (!reason.isEmpty()) {
                desk.deny(order, reason);
                orders.forEach(other ->
                        desk.deny(
                                other,
                                "order " + order.number() + " of its group was denied: " + reason));
                return;
            }
        }
        orders.forEach(desk::release);
    }

    /// @param price null if it is relative
    /// @param distance null if it is absolute
    /// @param trails whether the distance is a trail
    private record Exit(@Nullable Price price, @Nullable Distance distance, boolean trails) {}

    private static final class WantedExits implements Bracket.Exits {
        private @Nullable Exit stop;
        private @Nullable Exit profit;

        @Override
        public Bracket.Exits stopLoss(Price trigger) {
            return stop(new Exit(trigger, null, false));
        }

        @Override
        public Bracket.Exits stopLoss(Distance distance) {
            return stop(new Exit(null, distance, false));
        }

        @Override
        public Bracket.Exits trailingStop(Distance trail) {
            return stop(new Exit(null, trail, true));
        }

        @Override
        public Bracket.Exits takeProfit(Price limit) {
            return profit(new Exit(limit, null, false));
        }

        @Override
        public Bracket.Exits takeProfit(Distance distance) {
            return profit(new Exit(null, distance, false));
        }

        private Bracket.Exits stop(Exit exit) {
            if (stop != null) {
                throw new IllegalArgumentException("a bracket has one stop loss");
            }
            stop = exit;
            return this;
        }

        private Bracket.Exits profit(Exit exit) {
            if (profit != null) {
                throw new IllegalArgumentException("a bracket has one take profit");
            }
            profit = exit;
            return this;
        }
    }
}
