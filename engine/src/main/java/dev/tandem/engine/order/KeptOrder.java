package dev.tandem.engine.order;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.order.Order;
import dev.tandem.api.order.OrderIntent;
import dev.tandem.api.order.OrderLinks;
import dev.tandem.api.order.OrderRequest;
import dev.tandem.api.order.OrderState;
import dev.tandem.api.order.OrderTerms;
import dev.tandem.api.value.FixedPoint;
import dev.tandem.api.value.Price;
import dev.tandem.api.value.Quantity;
import dev.tandem.engine.portfolio.KeptPosition;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One order: its life and its pending requests. Reports change it through [OrderKeeper]; the
/// strategy asks through it.
public final class KeptOrder implements Order {
    private static final long[] NONE = {};

    final OrderRequest request;
    final OrderLinks links;
    final @Nullable KeptOrder parent;
    final KeptPosition book;
    final OrderActions actions;
    long number;
    OrderState state = OrderState.NEW;
    OrderTerms terms;
    long totalUnits;
    long filledUnits;
    long averageUnits;
    boolean cancelPending;
    boolean replacePending;
    boolean replaceMerged;
    long wantedUnits;
    OrderTerms wantedTerms;
    String reason = "";
    long[] executions = NONE;

    KeptOrder(
            long number,
            OrderRequest request,
            OrderTerms terms,
            long totalUnits,
            OrderLinks links,
            @Nullable KeptOrder parent,
            KeptPosition book,
            OrderActions actions) {
        this.number = number;
        this.request = request;
        this.terms = terms;
        this.wantedTerms = terms;
        this.links = links;
        this.parent = parent;
        this.totalUnits = totalUnits;
        this.book = book;
        this.actions = actions;
    }

    @Override
    public long number() {
        return number;
    }

    @Override
    public OrderRequest request() {
        return request;
    }

    @Override
    public OrderState state() {
        return state;
    }

    @Override
    public Quantity quantity() {
        return new Quantity(totalUnits, instrument().quantityScale());
    }

    @Override
    public OrderTerms terms() {
        return terms;
    }

    @Override
    public OrderLinks links() {
        return links;
    }

    @Override
    public Quantity filled() {
        return new Quantity(filledUnits, instrument().quantityScale());
    }

    @Override
    public Quantity remaining() {
        return new Quantity(isOpen() ? openUnits() : 0, instrument().quantityScale());
    }

    @Override
    public Optional<Price> averagePrice() {
        return filledUnits == 0
                ? Optional.empty()
                : Optional.of(new Price(averageUnits, instrument().priceScale()));
    }

    @Override
    public String reason() {
        return reason;
    }

    @Override
    public boolean isCancelPending() {
        return cancelPending;
    }

    @Override
    public void cancel() {
        actions.cancel(this);
    }

    @Override
    public void replaceQuantity(Quantity total) {
        actions.replace(this, total, null);
    }

    @Override
    public void replacePrice(Price price) {
        var trigger = terms.triggerPrice().isPresent();
        if (trigger == terms.limitPrice().isPresent()) {
            throw new IllegalStateException(
                    "order "
                            + number
                            + " is a "
                            + terms.word()
                            + " order and has not one price to replace, use replaceTerms");
        }
        replaceTerms(terms.withPrices(_ -> price, _ -> price));
    }

    @Override
    public void replaceTerms(OrderTerms changed) {
        if (changed.getClass() != terms.getClass()) {
            throw new IllegalArgumentException(
                    "order "
                            + number
                            + " is a "
                            + terms.word()
                            + " order and cannot become a "
                            + changed.word()
                            + " order: cancel it and submit another");
        }
        actions.replace(this, null, changed);
    }

    /// What may still trade, in units.
    public long openUnits() {
        return totalUnits - filledUnits;
    }

    /// [#openUnits] with the sign of its side.
    public long signedOpenUnits() {
        return side().sign() * openUnits();
    }

    /// The present limit or trigger in units, 0 for an order without a fixed price.
    public long priceUnits() {
        return terms.priceOrNull() instanceof Price price
                ? price.unitsAt(instrument().priceScale())
                : 0;
    }

    public long totalUnits() {
        return totalUnits;
    }

    /// What a replace asked for.
    ///
    /// @param pending whether the venue has not answered yet
    /// @param merged whether it was asked for while another was pending, so that it is not sent yet
    public record Wanted(boolean pending, boolean merged, long totalUnits, OrderTerms terms) {}

    public boolean isReplacePending() {
        return replacePending;
    }

    /// The pending replace, or the present terms if none is.
    public Wanted wanted() {
        return replacePending
                ? new Wanted(true, replaceMerged, wantedUnits, wantedTerms)
                : new Wanted(false, false, totalUnits, terms);
    }

    /// The order as it goes to the venue.
    public OrderIntent intent() {
        return intentWith(totalUnits, terms);
    }

    /// The order as it would be with another quantity and prices.
    public OrderIntent intentWith(long units, OrderTerms changed) {
        return new OrderIntent(
                number,
                instrument(),
                side(),
                request.sideMode(),
                units,
                request.size(),
                changed,
                request.timeInForce(),
                request.reduceOnly(),
                request.postOnly(),
                links);
    }

    /// Whether it can only shrink the position it protects, or sleeps until another order fills:
    /// not counted as intent by the target helpers.
    public boolean isProtective() {
        var against = (side().sign() > 0) != (book.signedUnits() > 0) && !book.isFlat();
        return request.reduceOnly() || sleeps() || (terms.isStop() && against);
    }

    /// Whether it waits for its parent: for the first fill if it is on the other side of the same
    /// instrument, else for the last.
    private boolean sleeps() {
        if (parent == null) {
            return false;
        }
        var exit = side() != parent.side() && instrument().equals(parent.instrument());
        return exit ? parent.filledUnits == 0 : parent.openUnits() > 0;
    }

    boolean knowsExecution(long id) {
        for (var known : executions) {
            if (known == id) {
                return true;
            }
        }
        return false;
    }

    void addFill(long executionId, long quantityUnits, long priceUnits) {
        executions = Arrays.copyOf(executions, executions.length + 1);
        executions[executions.length - 1] = executionId;
        var after = Math.addExact(filledUnits, quantityUnits);
        if (filledUnits == 0) {
            averageUnits = priceUnits;
        } else {
            var difference = Math.subtractExact(priceUnits, averageUnits);
            averageUnits =
                    Math.addExact(
                            averageUnits,
                            FixedPoint.multiplyDivide(difference, quantityUnits, after));
        }
        filledUnits = after;
    }

    @Override
    public Instrument instrument() {
        return request.instrument();
    }

    public KeptPosition book() {
        return book;
    }

    @Override
    public String toString() {
        return "order "
                + number
                + " "
                + side()
                + " "
                + quantity()
                + " "
                + instrument()
                + " "
                + terms
                + " "
                + state;
    }
}
