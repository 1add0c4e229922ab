package dev.tandem.api.order;

import java.util.Optional;

/// How an order depends on others of its account.
///
/// @param parent number of the order whose fill wakes this one, 0 for none. On the other side of
///   the same instrument it wakes with the first fill and never works more than the parent has
///   filled, less what others of its group have traded; otherwise it waits for the whole
/// @param group number of the first of the orders of which one cancels the others, 0 for none
/// @param fromFill how far from the parent's average fill price this order's price is set when the
///   parent fills, on the tick: a stop against the position, a limit in its favour; empty for a
///   fixed price. Once the price is replaced, it no longer follows
public record OrderLinks(long parent, long group, Optional<Distance> fromFill) {
    /// Depends on nothing.
    public static final OrderLinks NONE = new OrderLinks(0, 0, Optional.empty());

    public boolean isNone() {
        return parent == 0 && group == 0;
    }
}
