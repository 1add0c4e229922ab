package dev.tandem.simulator;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.order.Side;
import dev.tandem.api.value.FixedPoint;
import dev.tandem.api.value.Money;
import dev.tandem.simulator.WorkingOrder.Kind;
import org.jspecify.annotations.Nullable;

/// Whether an order can be paid: cash for buys, cover for shorts, a position for what is
/// reduce-only.
final class OrderFunds {
    private final VenueModel model;
    private final VenueAccount account;

    OrderFunds(VenueModel model, VenueAccount account) {
        this.model = model;
        this.account = account;
    }

    /// Why an order cannot be taken, or null; on success the cost of its buys is reserved.
    @Nullable String refusal(WorkingOrder order) {
        var instrument = order.instrument;
        var position = account.position(instrument);
        var opposite = order.side == Side.BUY ? Math.max(0, -position) : Math.max(0, position);
        if (order.reduceOnly) {
            return opposite == 0 ? "reduce-only, but there is no position to reduce" : null;
        }
        var opening = Math.max(0, order.remaining() - opposite);
        if (opening == 0) {
            return null;
        }
        var reference = reference(order);
        if (reference == null) {
            return order.side == Side.SELL && !model.shortSelling()
                    ? shortRefusal(order, opposite)
                    : null;
        }
        var refusal =
                openingRefusal(
                        order,
                        reference,
                        order.remaining() - opening,
                        opening,
                        account.reservedUnits());
        if (refusal == null) {
            reserve(order);
        }
        return refusal;
    }

    /// Why the part of an order that opens a position cannot be had at a price, or null.
    ///
    /// @param reservedUnits cash promised to other orders
    @Nullable String openingRefusal(
            WorkingOrder order, long priceUnits, long closing, long opening, long reservedUnits) {
        var instrument = order.instrument;
        if (order.side == Side.SELL && !model.shortSelling()) {
            return shortRefusal(order, closing);
        }
        var commission = commission(instrument, closing, opening, priceUnits);
        var free =
                account.freeAfter(
                        instrument, order.side, closing + opening, priceUnits, commission);
        if (Math.subtractExact(free, reservedUnits) >= 0) {
            return null;
        }
        var currency = instrument.currency();
        return "not enough cash: short by "
                + new Money(Math.subtractExact(reservedUnits, free), currency)
                + " for "
                + FixedPoint.toText(closing + opening, instrument.quantityScale())
                + " "
                + instrument.symbol()
                + " at "
                + FixedPoint.toText(priceUnits, instrument.priceScale());
    }

    private static String shortRefusal(WorkingOrder order, long held) {
        var scale = order.instrument.quantityScale();
        return "short selling is off: sells "
                + FixedPoint.toText(order.remaining(), scale)
                + " "
                + order.instrument.symbol()
                + " but holds "
                + FixedPoint.toText(held, scale);
    }

    private @Nullable Long reference(WorkingOrder order) {
        if (order.kind != Kind.MARKET) {
            return order.priceUnits;
        }
        var mark = account.mark(order.instrument);
        return Double.isNaN(mark) ? null : order.instrument.priceUnits(mark);
    }

    /// What a buy may cost beyond closing a short, at its reference price.
    private long estimate(WorkingOrder order) {
        var reference = reference(order);
        if (order.side == Side.SELL || reference == null) {
            return 0;
        }
        var covering = Math.max(0, -account.position(order.instrument));
        var opening = Math.max(0, order.remaining() - covering);
        return Math.addExact(
                order.instrument.notional(reference, opening),
                model.commission().of(order.instrument, opening, reference));
    }

    /// Sets aside what the rest of a buy may cost.
    void reserve(WorkingOrder order) {
        order.reservedUnits = estimate(order);
        account.reserve(order.reservedUnits);
    }

    /// Gives back what was reserved.
    void unreserve(WorkingOrder order) {
        account.release(order.reservedUnits);
        order.reservedUnits = 0;
    }

    /// Closing and opening part pay separately, as a minimum may apply to each.
    long commission(Instrument instrument, long closing, long opening, long priceUnits) {
        var closingFee = closing == 0 ? 0 : model.commission().of(instrument, closing, priceUnits);
        var openingFee = opening == 0 ? 0 : model.commission().of(instrument, opening, priceUnits);
        return Math.addExact(closingFee, openingFee);
    }
}
