package dev.tandem.simulator;

import dev.tandem.api.instrument.Settlement;
import dev.tandem.api.order.Side;
import dev.tandem.api.value.FixedPoint;
import org.jspecify.annotations.Nullable;

/// Whether what a short sale needs can be borrowed.
final class Borrowing {
    private final VenueAccount account;
    private final long[] available;

    Borrowing(VenueAccount account) {
        this.account = account;
        var rules = account.rules().borrowing();
        available = account.instruments().stream().mapToLong(rules::availableUnits).toArray();
    }

    /// Why the part of an order that opens or enlarges a short cannot be borrowed, or null.
    @Nullable String refusal(WorkingOrder order, long openingUnits) {
        var instrument = order.instrument;
        var most = available[instrument.ordinal()];
        if (order.side == Side.BUY
                || openingUnits == 0
                || most == Long.MAX_VALUE
                || instrument.contract().settlement() != Settlement.PAID) {
            return null;
        }
        var borrowed = Math.max(0, -account.position(order));
        if (openingUnits <= most - borrowed) {
            return null;
        }
        var scale = instrument.quantityScale();
        return "not available to borrow: "
                + FixedPoint.toText(openingUnits, scale)
                + " "
                + instrument.symbol()
                + ", there are "
                + FixedPoint.toText(Math.max(0, most - borrowed), scale);
    }
}
