package dev.tandem.simulator;

import dev.tandem.api.order.Side;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A bar as a path of prices: from the open to the nearer of high and low, to the other one, to the
/// close. Orders trade in the order in which the path reaches them; what wakes on the way sees the
/// rest of it.
final class PricePath {
    private final Matching matching;
    private final Fills fills;
    private final Dependents dependents;
    private final boolean follows;
    private final BarPrices leg = new BarPrices();
    private final Match match = new Match();

    /// @param follows whether trailing stops follow the path, not only its end
    PricePath(Matching matching, Fills fills, Dependents dependents, boolean follows) {
        this.follows = follows;
        this.matching = matching;
        this.fills = fills;
        this.dependents = dependents;
    }

    void walk(List<WorkingOrder> orders, BarPrices bar, long atNanos) {
        var working = new ArrayList<>(orders);
        var upFirst = bar.high - bar.open < bar.open - bar.low;
        var first = upFirst ? bar.high : bar.low;
        var second = upFirst ? bar.low : bar.high;
        walk(working, bar, bar.open, first, atNanos);
        walk(working, bar, first, second, atNanos);
        walk(working, bar, second, bar.close, atNanos);
    }

    private void walk(List<WorkingOrder> working, BarPrices bar, long from, long to, long atNanos) {
        var price = from;
        working.addAll(dependents.takeWoken());
        for (var next = nearest(working, price, to);
                next != null;
                next = nearest(working, price, to)) {
            price = Math.clamp(level(next), Math.min(price, to), Math.max(price, to));
            range(bar, price, to);
            var before = next.kind;
            matching.inRange(next, leg, price, match);
            fills.fillIfFound(next, match, bar, atNanos);
            if (next.ended || next.kind == before) {
                working.remove(next); // nothing more of it can trade in this bar
            } // else it was triggered and is tried as what it became
            working.addAll(dependents.takeWoken());
        }
        if (follows) {
            for (var order : working) {
                order.follow(to, false);
            }
        }
    }

    private @Nullable WorkingOrder nearest(List<WorkingOrder> working, long from, long to) {
        @Nullable WorkingOrder best = null;
        var bestDistance = Long.MAX_VALUE;
        for (var order : working) {
            if (order.isWorking() && isReached(order, from, to)) {
                var distance =
                        Math.abs(
                                Math.clamp(level(order), Math.min(from, to), Math.max(from, to))
                                        - from);
                if (distance < bestDistance) {
                    best = order;
                    bestDistance = distance;
                }
            }
        }
        return best;
    }

    private boolean isReached(WorkingOrder order, long from, long to) {
        var low = Math.min(from, to);
        var high = Math.max(from, to);
        return switch (order.kind) {
            case MARKET -> false;
            case LIMIT -> matching.fillsLimit(order, order.side == Side.BUY ? low : high);
            case TOUCH, TOUCH_LIMIT ->
                    Matching.reaches(
                            order.side, order.side == Side.BUY ? low : high, order.triggerUnits);
            case STOP, STOP_LIMIT ->
                    Matching.reaches(
                            order.side.opposite(),
                            order.side == Side.BUY ? high : low,
                            order.triggerUnits);
        };
    }

    private static long level(WorkingOrder order) {
        return order.kind == WorkingOrder.Kind.LIMIT ? order.limitUnits : order.triggerUnits;
    }

    /// The rest of one leg of the path, as a bar.
    private void range(BarPrices bar, long from, long to) {
        leg.open = from;
        leg.high = Math.max(from, to);
        leg.low = Math.min(from, to);
        leg.close = to;
        leg.openSequence = bar.openSequence;
        leg.volume = bar.volume;
        leg.lastVolume = bar.lastVolume;
    }
}
