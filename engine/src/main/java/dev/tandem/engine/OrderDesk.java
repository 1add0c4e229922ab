package dev.tandem.engine;

import dev.tandem.api.event.OrderEvent;
import dev.tandem.api.event.RunListener;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.order.Order;
import dev.tandem.api.order.OrderLinks;
import dev.tandem.api.order.OrderRequest;
import dev.tandem.api.order.OrderSize;
import dev.tandem.api.order.OrderState;
import dev.tandem.api.order.OrderTerms;
import dev.tandem.api.order.Request;
import dev.tandem.api.order.Side;
import dev.tandem.api.order.SideMode;
import dev.tandem.api.value.FixedPoint;
import dev.tandem.api.value.Price;
import dev.tandem.api.value.Quantity;
import dev.tandem.engine.Transaction.Decision;
import dev.tandem.engine.order.KeptOrder;
import dev.tandem.engine.order.OrderActions;
import dev.tandem.engine.order.OrderInput;
import dev.tandem.engine.order.OrderKeeper;
import dev.tandem.engine.portfolio.KeptPosition;
import dev.tandem.engine.risk.RiskDecision;
import dev.tandem.engine.risk.RiskGate;
import java.util.function.BiFunction;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The one way for a wish to become an order: rounded to tick and lot, judged by risk, kept, and
/// put into the transaction of the running callback.
final class OrderDesk implements OrderActions {
    private final OrderKeeper keeper;
    private final RiskGate risk;
    private final Transaction transaction;
    private final BuyingPower power;
    private final BiFunction<Instrument, SideMode, KeptPosition> books;
    private final LongSupplier now;
    private final Runnable active;
    private final RunListener listener;
    private boolean muted;

    /// @param active throws when no callback is running
    OrderDesk(
            OrderKeeper keeper,
            RiskGate risk,
            Transaction transaction,
            BuyingPower power,
            BiFunction<Instrument, SideMode, KeptPosition> books,
            LongSupplier now,
            Runnable active,
            RunListener listener) {
        this.keeper = keeper;
        this.risk = risk;
        this.transaction = transaction;
        this.power = power;
        this.books = books;
        this.now = now;
        this.active = active;
        this.listener = listener;
    }

    /// While muted, orders are denied without a trace: a restored strategy declares, and must not
    /// trade, again.
    void mute(boolean on) {
        muted = on;
    }

    Order submit(OrderRequest request) {
        var order = create(request);
        release(order);
        return order;
    }

    /// Makes an order that is not sent yet.
    KeptOrder create(OrderRequest request) {
        return create(request, OrderLinks.NONE);
    }

    /// Makes an order that depends on others and is not sent yet.
    KeptOrder create(OrderRequest request, OrderLinks links) {
        var instrument = request.instrument();
        var book = books.apply(instrument, request.sideMode());
        var terms = onTick(instrument, request.side(), request.terms());
        var order = keeper.create(request, terms, units(request), links, book, this);
        if (muted) {
            keeper.drop(order, "the strategy is being restored");
            return order;
        }
        transaction.created(order);
        listener.onRequested(order);
        return order;
    }

    /// Lets risk judge an order and, if it may, sends it.
    void release(KeptOrder order) {
        if (order.state().isTerminal()) {
            return;
        }
        switch (risk.check(order.intent(), now.getAsLong())) {
            case RiskDecision.Approved(var approved) -> {
                keeper.move(order, OrderInput.RELEASE, "");
                transaction.decide(new Decision.Submitted(order, approved));
            }
            case RiskDecision.Denied(var reason) -> deny(order, reason);
        }
    }

    /// Why risk would deny the order now; empty if it would not.
    String refusal(KeptOrder order) {
        return risk.check(order.intent(), now.getAsLong())
                        instanceof RiskDecision.Denied(var reason)
                ? reason
                : "";
    }

    void deny(KeptOrder order, String reason) {
        if (order.state().isTerminal()) {
            return;
        }
        keeper.move(order, OrderInput.DENY, reason);
        transaction.decide(new Decision.Denied(order));
        transaction.tell(new OrderEvent.Denied(order, reason));
    }

    @Override
    public void cancel(KeptOrder order) {
        active.run();
        if (muted || !order.isOpen() || isAnswerDue(order)) {
            return;
        }
        if (order.state() == OrderState.NEW) { // a basket leg that never left
            keeper.move(order, OrderInput.CANCEL, "");
            transaction.onAbort(() -> keeper.reopen(order));
            transaction.tell(new OrderEvent.Cancelled(order, ""));
            return;
        }
        var before = order.isCancelPending();
        keeper.askCancel(order, true);
        transaction.onAbort(() -> keeper.askCancel(order, before));
        transaction.decide(new Decision.Cancelled(order));
    }

    /// Whether a cancel is on its way; one in doubt is worth repeating.
    private static boolean isAnswerDue(KeptOrder order) {
        return order.isCancelPending() && !order.isInDoubt(Request.CANCEL);
    }

    @Override
    public void replace(KeptOrder order, @Nullable Quantity total, @Nullable OrderTerms terms) {
        active.run();
        if (muted || !order.isOpen() || order.isCancelPending()) {
            return;
        }
        var before = order.wanted();
        var units = total == null ? before.totalUnits() : lots(order.instrument(), total);
        var prices =
                terms == null ? before.terms() : onTick(order.instrument(), order.side(), terms);
        if (units == before.totalUnits() && prices.equals(before.terms())) {
            return;
        }
        if (order.state() == OrderState.NEW) { // a basket leg that never left
            keeper.change(order, units, prices);
            transaction.onAbort(() -> keeper.change(order, before.totalUnits(), before.terms()));
            transaction.tell(new OrderEvent.Replaced(order));
            return;
        }
        if (!before.pending()) {
            var refusal = refusalOfReplace(order, units, prices);
            if (!refusal.isEmpty()) {
                transaction.tell(new OrderEvent.ReplaceRefused(order, refusal));
                return;
            }
            transaction.decide(new Decision.Replaced(order, units, prices));
        } // else merged: it is sent when the venue has answered the pending one
        keeper.want(
                order,
                before.pending()
                        ? new KeptOrder.Wanted(
                                true, true, units, prices, before.sentUnits(), before.sentTerms())
                        : new KeptOrder.Wanted(true, false, units, prices, units, prices));
        transaction.onAbort(() -> keeper.want(order, before));
    }

    /// Sends a replace that was merged into one that is answered now.
    void followReplace(KeptOrder order, KeptOrder.Wanted wanted) {
        replace(
                order,
                new Quantity(wanted.totalUnits(), order.instrument().quantityScale()),
                wanted.terms());
    }

    private String refusalOfReplace(KeptOrder order, long totalUnits, OrderTerms terms) {
        return risk.check(order.intentWith(totalUnits, terms), now.getAsLong())
                        instanceof RiskDecision.Denied(var reason)
                ? reason
                : "";
    }

    /// The quantity of a request, estimated at the last price if it depends on the fill.
    private long units(OrderRequest request) {
        return request.size() instanceof OrderSize.Units(var quantity)
                ? lots(request.instrument(), quantity)
                : power.estimate(request.instrument(), request.size(), now.getAsLong());
    }

    /// The quantity rounded down to the lot, digits beyond the storage scale included.
    private long lots(Instrument instrument, Quantity quantity) {
        var scale = instrument.quantityScale();
        var units =
                quantity.scale() <= scale
                        ? quantity.unitsAt(scale)
                        : quantity.units() / FixedPoint.power(quantity.scale() - scale);
        return instrument.floorToLot(units, now.getAsLong());
    }

    /// Limits on the tick that is no worse, triggers on the one that is reached later.
    private OrderTerms onTick(Instrument instrument, Side side, OrderTerms terms) {
        if (terms instanceof OrderTerms.Market) {
            return terms;
        }
        var later = terms.isStop() ? side.opposite() : side;
        return terms.withPrices(
                limit -> passive(instrument, side, limit),
                trigger -> passive(instrument, later, trigger));
    }

    private Price passive(Instrument instrument, Side side, Price price) {
        var scale = instrument.priceScale();
        var excess = price.scale() - scale;
        var units =
                excess <= 0
                        ? price.unitsAt(scale)
                        : side == Side.BUY
                                ? Math.floorDiv(price.units(), FixedPoint.power(excess))
                                : Math.ceilDiv(price.units(), FixedPoint.power(excess));
        return new Price(instrument.roundPassively(side, units, now.getAsLong()), scale);
    }
}
