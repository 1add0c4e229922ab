package dev.tandem.engine.order;

import dev.tandem.api.order.OrderIntent;
import dev.tandem.api.order.Side;
import dev.tandem.engine.portfolio.KeptPosition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Between which amounts the position of one book must lie at the venue, whatever became of the
/// orders that left: the position as booked, less all open sells, plus all open buys, those in
/// doubt in full and a replace without an answer at its larger quantity.
///
/// Of the members of a group of which one cancels the others the largest counts. A reduce-only
/// order closes at most what there is. Units are those of the instrument's quantity scale.
public record PositionInterval(long lowUnits, long highUnits) {
    public PositionInterval {
        if (lowUnits > highUnits) {
            throw new IllegalArgumentException("no interval: " + lowUnits + " to " + highUnits);
        }
    }

    /// The interval of a book.
    ///
    /// @param without an order that is left out, since it is judged by the others; null for none
    public static PositionInterval of(
            KeptPosition book, List<KeptOrder> open, @Nullable KeptOrder without) {
        return of(book, open, without, false);
    }

    /// The same with the orders alone that are in doubt.
    public static PositionInterval ofDoubts(
            KeptPosition book, List<KeptOrder> open, @Nullable KeptOrder without) {
        return of(book, open, without, true);
    }

    private static PositionInterval of(
            KeptPosition book,
            List<KeptOrder> open,
            @Nullable KeptOrder without,
            boolean doubtsOnly) {
        var held = book.signedUnits();
        var buys = 0L;
        var sells = 0L;
        var closingBuys = 0L;
        var closingSells = 0L;
        for (var i = 0; i < open.size(); i++) {
            var order = open.get(i);
            if (order == without
                    || order.book() != book
                    || !order.hasLeft()
                    || (doubtsOnly && !order.isInDoubt())
                    || isOutdone(order, i, open)) {
                continue;
            }
            var units = order.worstOpenUnits();
            var closing = order.request().reduceOnly();
            if (order.side() == Side.BUY) {
                buys = Math.addExact(buys, closing ? 0 : units);
                closingBuys = Math.addExact(closingBuys, closing ? units : 0);
            } else {
                sells = Math.addExact(sells, closing ? 0 : units);
                closingSells = Math.addExact(closingSells, closing ? units : 0);
            }
        }
        var low = held > 0 ? Math.max(0, held - closingSells) : held;
        var high = held < 0 ? Math.min(0, held + closingBuys) : held;
        return new PositionInterval(Math.subtractExact(low, sells), Math.addExact(high, buys));
    }

    /// Whether another member of its group on the same side counts instead.
    private static boolean isOutdone(KeptOrder order, int at, List<KeptOrder> open) {
        var group = order.links().group();
        if (group == 0) {
            return false;
        }
        for (var i = 0; i < open.size(); i++) {
            var other = open.get(i);
            if (i != at
                    && other.links().group() == group
                    && other.side() == order.side()
                    && other.request().reduceOnly() == order.request().reduceOnly()
                    && (other.worstOpenUnits() > order.worstOpenUnits()
                            || (other.worstOpenUnits() == order.worstOpenUnits() && i < at))) {
                return true;
            }
        }
        return false;
    }

    /// Whether an amount lies in it.
    public boolean contains(long signedUnits) {
        return lowUnits <= signedUnits && signedUnits <= highUnits;
    }

    /// Whether a trade brings the position nearer to flat, and not beyond, wherever in the interval
    /// it is.
    public boolean isReducedBy(Side side, long units) {
        return side == Side.SELL ? lowUnits >= units : -highUnits >= units;
    }

    /// Whether an order brings the position nearer to flat, and not beyond, in any case: by its
    /// size, or since the venue cuts it.
    public boolean isReducedBy(OrderIntent intent) {
        return intent.reduceOnly() || isReducedBy(intent.side(), intent.quantityUnits());
    }
}
