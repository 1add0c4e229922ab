package dev.tandem.engine.order;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.order.Order;
import dev.tandem.api.order.OrderIntent;
import dev.tandem.api.order.OrderRequest;
import dev.tandem.api.order.OrderState;
import dev.tandem.api.order.OrderTerms;
import dev.tandem.api.order.SideMode;
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
    final OrderRequest request;
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
    long wantedPriceUnits;
    String reason = "";
    long[] executions = {};

    KeptOrder(
            long number,
            OrderRequest request,
            OrderTerms terms,
            long totalUnits,
            KeptPosition book,
            OrderActions actions) {
        this.number = number;
        this.request = request;
        this.terms = terms;
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
        if (terms instanceof OrderTerms.Market) {
            throw new IllegalStateException(
                    "order " + number + " is a market order and has no price to replace");
        }
        actions.replace(this, null, price);
    }

    /// What may still trade, in units.
    public long openUnits() {
        return totalUnits - filledUnits;
    }

    /// [#openUnits] with the sign of its side.
    public long signedOpenUnits() {
        return side().sign() * openUnits();
    }

    /// The present limit or trigger in units, 0 for a market order.
    public long priceUnits() {
        return priceOf(terms) instanceof Price price ? price.unitsAt(instrument().priceScale()) : 0;
    }

    public long totalUnits() {
        return totalUnits;
    }

    /// What a replace asked for.
    ///
    /// @param pending whether the venue has not answered yet
    /// @param merged whether it was asked for while another was pending, so that it is not sent yet
    public record Wanted(boolean pending, boolean merged, long totalUnits, long priceUnits) {}

    public boolean isReplacePending() {
        return replacePending;
    }

    /// The pending replace, or the present terms if none is.
    public Wanted wanted() {
        return replacePending
                ? new Wanted(true, replaceMerged, wantedUnits, wantedPriceUnits)
                : new Wanted(false, false, totalUnits, priceUnits());
    }

    /// The price of the pending replace, or the present one.
    public long wantedPriceUnits() {
        return wanted().priceUnits();
    }

    /// The order as it goes to the venue.
    public OrderIntent intent() {
        return intentWith(totalUnits, priceUnits());
    }

    /// The order as it would be with another quantity and price.
    public OrderIntent intentWith(long units, long price) {
        return new OrderIntent(
                number,
                instrument(),
                side(),
                book.key().sideMode(),
                units,
                withPrice(terms, new Price(price, instrument().priceScale())),
                request.timeInForce(),
                request.reduceOnly());
    }

    /// Whether it can only shrink the position it protects: not counted as intent by the target
    /// helpers.
    public boolean isProtective() {
        var against = (side().sign() > 0) != (book.signedUnits() > 0) && !book.isFlat();
        return request.reduceOnly() || (terms instanceof OrderTerms.Stop && against);
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

    static @Nullable Price priceOf(OrderTerms terms) {
        return switch (terms) {
            case OrderTerms.Market() -> null;
            case OrderTerms.Limit(var price) -> price;
            case OrderTerms.Stop(var trigger) -> trigger;
        };
    }

    static OrderTerms withPrice(OrderTerms terms, Price price) {
        return switch (terms) {
            case OrderTerms.Market() -> terms;
            case OrderTerms.Limit _ -> new OrderTerms.Limit(price);
            case OrderTerms.Stop _ -> new OrderTerms.Stop(price);
        };
    }

    @Override
    public Instrument instrument() {
        return request.instrument();
    }

    public SideMode sideMode() {
        return book.key().sideMode();
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
