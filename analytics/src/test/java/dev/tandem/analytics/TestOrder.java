package dev.tandem.analytics;

import dev.tandem.api.order.Order;
import dev.tandem.api.order.OrderLinks;
import dev.tandem.api.order.OrderRequest;
import dev.tandem.api.order.OrderSize;
import dev.tandem.api.order.OrderState;
import dev.tandem.api.order.OrderTerms;
import dev.tandem.api.order.Request;
import dev.tandem.api.value.Price;
import dev.tandem.api.value.Quantity;
import java.util.List;
import java.util.Optional;

/// An order that ended as it says.
record TestOrder(
        long number,
        OrderRequest request,
        OrderState state,
        Quantity filled,
        Optional<Price> averagePrice)
        implements Order {
    @Override
    public Quantity quantity() {
        return request.size() instanceof OrderSize.Units(var units) ? units : Quantity.ZERO;
    }

    @Override
    public OrderTerms terms() {
        return request.terms();
    }

    @Override
    public Quantity remaining() {
        return Quantity.ZERO;
    }

    @Override
    public String reason() {
        return "";
    }

    @Override
    public boolean isCancelPending() {
        return false;
    }

    @Override
    public List<Request> requestsInDoubt() {
        return List.of();
    }

    @Override
    public boolean isOverfilled() {
        return false;
    }

    @Override
    public boolean isFilledLate() {
        return false;
    }

    @Override
    public boolean isOpen() {
        return !state.isTerminal();
    }

    @Override
    public void cancel() {}

    @Override
    public void replaceQuantity(Quantity total) {}

    @Override
    public void replacePrice(Price price) {}

    @Override
    public void replaceTerms(OrderTerms terms) {}

    @Override
    public OrderLinks links() {
        return OrderLinks.NONE;
    }
}
