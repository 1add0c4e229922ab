package dev.tandem.simulator;

import dev.tandem.api.market.Aggressor;
import dev.tandem.api.order.OrderIntent;
import dev.tandem.api.order.OrderTerms;
import dev.tandem.api.order.Side;
import dev.tandem.api.order.TimeInForce;
import dev.tandem.simulator.BookFlow.Level;
import dev.tandem.simulator.FillRules.QueueRule;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// Matching in an order book as docs/concepts/execution.md tells it, one lot after the other: slow
/// and obvious.
final class SlowBook {
    final List<String> heard = new ArrayList<>();
    private final QueueRule rule;
    private final TreeMap<Long, Long> bids = new TreeMap<>();
    private final TreeMap<Long, Long> asks = new TreeMap<>();
    private final TreeMap<Long, long[]> takenBids = new TreeMap<>(); // displayed size, taken
    private final TreeMap<Long, long[]> takenAsks = new TreeMap<>();
    private final List<Resting> orders = new ArrayList<>();
    private boolean valid;

    private static final class Resting {
        OrderIntent intent;
        String waits = ""; // for "trigger", "market", "entry" or "others"
        long limit;
        long total;
        long filled;
        long ahead;
        long level;
        long traded;
        long cut;
        long cutAt;

        boolean buys() {
            return intent.side() == Side.BUY;
        }
    }

    SlowBook(QueueRule rule) {
        this.rule = rule;
    }

    void frame(long at, boolean snapshot, List<Level> levels) {
        if (snapshot) {
            bids.clear();
            asks.clear();
            valid = true;
        }
        if (!valid) {
            return;
        }
        for (var level : levels) {
            var side = level.side() == Side.BUY ? bids : asks;
            side.remove(level.price());
            if (level.size() > 0) {
                side.put(level.price(), level.size());
            }
        }
        takenBids.entrySet().removeIf(one -> one.getValue()[0] != size(bids, one.getKey()));
        takenAsks.entrySet().removeIf(one -> one.getValue()[0] != size(asks, one.getKey()));
        for (var order : orders) {
            moveUp(order, at);
        }
        for (var order : List.copyOf(orders)) {
            act(order);
        }
    }

    void gap() {
        bids.clear();
        asks.clear();
        valid = false;
    }

    void trade(long at, long price, long size, Aggressor aggressor) {
        if (!valid) {
            return;
        }
        var left = size;
        for (var order : List.copyOf(orders)) {
            if (!order.waits.equals("others")) {
                continue;
            }
            var beyond = order.buys() ? price < order.limit : price > order.limit;
            var taker = order.buys() ? Aggressor.SELL : Aggressor.BUY;
            var through = 0L;
            if (beyond) {
                order.ahead = 0;
                through = size;
            } else if (price == order.limit
                    && (aggressor == taker || aggressor == Aggressor.UNKNOWN)) {
                for (var lot = 0; lot < size; lot++) {
                    if (order.cutAt == at && order.cut > 0) {
                        order.cut--; // this lot made the level smaller
                    } else if (order.ahead > 0) {
                        order.ahead--;
                    } else {
                        through++;
                    }
                }
                order.traded += size;
            }
            var units = Math.min(Math.max(0, through - (size - left)), order.total - order.filled);
            if (units > 0) {
                fill(order, units, order.limit, "maker");
                left -= units;
            }
        }
    }

    void submit(OrderIntent intent) {
        var order = new Resting();
        order.intent = intent;
        order.total = intent.quantityUnits();
        switch (intent.terms()) {
            case OrderTerms.Market() -> order.waits = "market";
            case OrderTerms.Stop(var trigger) -> {
                order.waits = "trigger";
                order.limit = trigger.unitsAt(0);
            }
            case OrderTerms.Limit(var limit) -> {
                order.waits = "entry";
                order.limit = limit.unitsAt(0);
            }
            default -> throw new IllegalArgumentException("no such order here: " + intent);
        }
        orders.add(order);
        if (intent.postOnly() && crosses(order)) {
            end(order);
        } else if (!valid && intent.timeInForce().isImmediate()) {
            end(order);
        } else {
            act(order);
        }
    }

    void cancel(long number) {
        find(number).ifPresent(this::end);
    }

    void replace(long number, long total, long limit) {
        var found = find(number);
        if (found.isEmpty()) {
            return;
        }
        var order = found.get();
        if (total <= order.filled) {
            end(order);
            return;
        }
        var limits = order.intent.terms() instanceof OrderTerms.Limit;
        var price = limits ? limit : order.limit;
        var same = price == order.limit && total <= order.total;
        var before = order.limit;
        order.limit = price;
        if (order.intent.postOnly() && crosses(order)) {
            order.limit = before;
            return;
        }
        order.total = total;
        if (!same || order.waits.equals("entry")) {
            if (order.waits.equals("others")) {
                order.waits = "entry";
            }
            act(order);
        }
    }

    private void act(Resting order) {
        if (!valid || !orders.contains(order)) {
            return;
        }
        var prices = best(order);
        if (order.waits.equals("trigger")
                && !prices.isEmpty()
                && (order.buys()
                        ? prices.getFirst() >= order.limit
                        : prices.getFirst() <= order.limit)) {
            order.waits = "market";
        }
        switch (order.waits) {
            case "market" -> take(order);
            case "entry" -> {
                if (order.intent.postOnly() && crosses(order)) {
                    end(order);
                    return;
                }
                take(order);
                order.waits = "others";
                order.level = size(order.buys() ? bids : asks, order.limit);
                order.ahead = rule == QueueRule.FRONT ? 0 : order.level;
                order.traded = 0;
                order.cut = 0;
                order.cutAt = Long.MIN_VALUE;
            }
            case "others" -> {
                for (var price : prices) {
                    if (orders.contains(order) && reaches(order, price)) {
                        take(order, price, order.limit, "maker");
                    }
                }
            }
            default -> {}
        }
        if (orders.contains(order) && order.intent.timeInForce().isImmediate()) {
            end(order);
        }
    }

    private void take(Resting order) {
        if (order.intent.timeInForce() instanceof TimeInForce.FillOrKill) {
            var all = 0L;
            for (var price : best(order)) {
                all += allowed(order, price) ? left(order, price) : 0;
            }
            if (all < order.total - order.filled) {
                return;
            }
        }
        for (var price : best(order)) {
            if (orders.contains(order) && allowed(order, price)) {
                take(order, price, price, "taker");
            }
        }
    }

    private boolean allowed(Resting order, long price) {
        return !(order.intent.terms() instanceof OrderTerms.Limit) || reaches(order, price);
    }

    private void take(Resting order, long level, long at, String how) {
        var units = Math.min(left(order, level), order.total - order.filled);
        if (units > 0) {
            var taken = order.buys() ? takenAsks : takenBids;
            var size = size(order.buys() ? asks : bids, level);
            taken.computeIfAbsent(level, _ -> new long[] {size, 0})[1] += units;
            fill(order, units, at, how);
        }
    }

    /// What is displayed at a level of the other side less what we took of it.
    private long left(Resting order, long price) {
        var taken = (order.buys() ? takenAsks : takenBids).get(price);
        return size(order.buys() ? asks : bids, price) - (taken == null ? 0 : taken[1]);
    }

    /// Who withdraws is found lot by lot.
    private void moveUp(Resting order, long at) {
        if (!order.waits.equals("others")) {
            return;
        }
        var now = size(order.buys() ? bids : asks, order.limit);
        var ahead = order.ahead;
        if (rule == QueueRule.SHARED) {
            var before = Math.max(order.level - order.traded, order.ahead);
            var gone = Math.max(0, before - now);
            if (before > 0) {
                ahead -= Math.round(Math.rint((double) order.ahead * gone / before));
            }
        }
        ahead = Math.min(ahead, now);
        order.cut = (order.cutAt == at ? order.cut : 0) + order.ahead - ahead;
        order.cutAt = at;
        order.ahead = ahead;
        order.level = now;
        order.traded = 0;
    }

    private boolean crosses(Resting order) {
        return valid && !best(order).isEmpty() && reaches(order, best(order).getFirst());
    }

    private static boolean reaches(Resting order, long price) {
        return order.buys() ? price <= order.limit : price >= order.limit;
    }

    /// The prices of the other side, the best first.
    private List<Long> best(Resting order) {
        return List.copyOf(order.buys() ? asks.keySet() : bids.descendingKeySet());
    }

    private static long size(TreeMap<Long, Long> side, long price) {
        return side.getOrDefault(price, 0L);
    }

    private void fill(Resting order, long units, long price, String how) {
        order.filled += units;
        heard.add(order.intent.orderNumber() + " " + units + " at " + price + " " + how);
        if (order.filled == order.total) {
            orders.remove(order);
        }
    }

    private void end(Resting order) {
        orders.remove(order);
        heard.add(order.intent.orderNumber() + " ended");
    }

    private java.util.Optional<Resting> find(long number) {
        return orders.stream().filter(one -> one.intent.orderNumber() == number).findFirst();
    }
}
