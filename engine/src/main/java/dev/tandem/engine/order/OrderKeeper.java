package dev.tandem.engine.order;

import dev.tandem.api.event.ExecutionReport;
import dev.tandem.api.event.OrderEvent;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.order.Order;
import dev.tandem.api.order.OrderLinks;
import dev.tandem.api.order.OrderRequest;
import dev.tandem.api.order.OrderState;
import dev.tandem.api.order.OrderTerms;
import dev.tandem.api.order.SideMode;
import dev.tandem.api.state.State;
import dev.tandem.engine.portfolio.KeptPosition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/// All orders of a run by number, and what reports do to them.
public final class OrderKeeper {
    private final ArrayList<KeptOrder> orders = new ArrayList<>();
    private final ArrayList<KeptOrder> open = new ArrayList<>();

    /// A new order under the next number.
    public KeptOrder create(
            OrderRequest request,
            OrderTerms terms,
            long totalUnits,
            OrderLinks links,
            KeptPosition book,
            OrderActions actions) {
        var parent = links.parent() == 0 ? null : find(links.parent());
        var order =
                new KeptOrder(
                        nextNumber(), request, terms, totalUnits, links, parent, book, actions);
        orders.add(order);
        open.add(order);
        return order;
    }

    /// An order that the venue made itself and that is about to trade.
    public KeptOrder createForeign(
            OrderRequest request, long totalUnits, KeptPosition book, OrderActions actions) {
        var order = create(request, request.terms(), totalUnits, OrderLinks.NONE, book, actions);
        move(order, OrderInput.RELEASE, "");
        return order;
    }

    /// The number of the next order.
    public long nextNumber() {
        return orders.size() + 1L;
    }

    /// Takes back the last created order, whose callback was aborted.
    public void drop(KeptOrder order, String reason) {
        if (orders.getLast() != order) {
            throw new IllegalStateException("only the last order can be dropped: " + order);
        }
        orders.removeLast();
        open.remove(order);
        order.number = 0;
        order.state = OrderState.DENIED;
        order.reason = reason;
    }

    /// @throws IllegalStateException if no such order exists
    public KeptOrder find(long number) {
        if (number < 1 || number > orders.size()) {
            throw new IllegalStateException(
                    "no order has number " + number + ", the last is " + orders.size());
        }
        return orders.get((int) number - 1);
    }

    public int openCount() {
        return open.size();
    }

    /// The open orders by number; the list changes with them.
    public List<KeptOrder> open() {
        return open;
    }

    public List<Order> openOf(Instrument instrument) {
        var result = new ArrayList<Order>();
        for (var order : open) {
            if (order.instrument().equals(instrument)) {
                result.add(order);
            }
        }
        return result;
    }

    /// Notes that a cancel was asked for, or takes the note back.
    public void askCancel(KeptOrder order, boolean pending) {
        order.cancelPending = pending;
    }

    /// Notes what a replace asked for, or takes the note back.
    public void want(KeptOrder order, KeptOrder.Wanted wanted) {
        order.replacePending = wanted.pending();
        order.replaceMerged = wanted.merged();
        order.wantedUnits = wanted.totalUnits();
        order.wantedTerms = wanted.terms();
    }

    /// Changes an order that never left.
    public void change(KeptOrder order, long totalUnits, OrderTerms terms) {
        order.totalUnits = totalUnits;
        order.terms = terms;
    }

    /// Takes back the cancel of an order that never left.
    public void reopen(KeptOrder order) {
        order.state = OrderState.NEW;
        open.add(order);
        open.sort(Comparator.comparingLong(KeptOrder::number));
    }

    /// Moves an order along the table.
    ///
    /// @throws IllegalStateException if the table has no such transition
    public void move(KeptOrder order, OrderInput input, String reason) {
        var next = Transitions.next(order.state, input);
        if (next.isEmpty()) {
            throw new IllegalStateException(order + " cannot take " + input);
        }
        order.state = next.get();
        if (!reason.isEmpty()) {
            order.reason = reason;
        }
        if (order.state.isTerminal()) {
            open.remove(order);
            order.cancelPending = false;
            order.replacePending = false;
        }
    }

    /// Applies a report that is no fill.
    ///
    /// @return what to tell the strategy; empty if the report changes nothing it knows
    public Optional<OrderEvent> apply(KeptOrder order, ExecutionReport report) {
        switch (report) {
            case ExecutionReport.Accepted _ -> {
                var before = order.state;
                move(order, OrderInput.ACCEPT, "");
                return before == order.state
                        ? Optional.empty()
                        : Optional.of(new OrderEvent.Accepted(order));
            }
            case ExecutionReport.Rejected(_, var reason) -> {
                move(order, OrderInput.REJECT, reason);
                return Optional.of(new OrderEvent.Rejected(order, reason));
            }
            case ExecutionReport.Cancelled(_, var reason) -> {
                move(order, OrderInput.CANCEL, reason);
                return Optional.of(new OrderEvent.Cancelled(order, reason));
            }
            case ExecutionReport.Expired _ -> {
                move(
                        order,
                        OrderInput.EXPIRE,
                        "time in force " + order.request.timeInForce().word());
                return Optional.of(new OrderEvent.Expired(order));
            }
            case ExecutionReport.Replaced(_, var totalUnits, var terms) -> {
                move(order, OrderInput.REPLACE, "");
                order.replacePending = false;
                change(order, totalUnits, terms);
                return Optional.of(new OrderEvent.Replaced(order));
            }
            case ExecutionReport.Restated(_, var totalUnits, var terms, var reason) -> {
                move(order, OrderInput.RESTATE, "");
                change(order, totalUnits, terms);
                return Optional.of(new OrderEvent.Restated(order, reason));
            }
            case ExecutionReport.CancelRefused(_, var reason) -> {
                move(order, OrderInput.CANCEL_REFUSE, "");
                order.cancelPending = false;
                return Optional.of(new OrderEvent.CancelRefused(order, reason));
            }
            case ExecutionReport.ReplaceRefused(_, var reason) -> {
                move(order, OrderInput.REPLACE_REFUSE, "");
                order.replacePending = false;
                return Optional.of(new OrderEvent.ReplaceRefused(order, reason));
            }
            case ExecutionReport.Filled _ ->
                    throw new IllegalArgumentException("a fill is booked, not applied");
        }
    }

    /// Books a fill on its order.
    ///
    /// @return whether it is new; an execution id is booked once
    public boolean fill(KeptOrder order, ExecutionReport.Filled fill) {
        if (order.knowsExecution(fill.executionId())) {
            return false;
        }
        if (fill.quantityUnits() <= 0) {
            throw new IllegalStateException(
                    order + " cannot take a fill of " + fill.quantityUnits() + " units");
        }
        order.addFill(fill.executionId(), fill.quantityUnits(), fill.priceUnits());
        move(order, order.openUnits() > 0 ? OrderInput.PART_FILL : OrderInput.FULL_FILL, "");
        return true;
    }

    public State save() {
        return new State().put("orders", orders.stream().map(OrderCodec::save).toList());
    }

    /// Takes over what [#save] gave.
    public void load(
            State state,
            List<Instrument> instruments,
            BiFunction<Instrument, SideMode, KeptPosition> books,
            OrderActions actions) {
        orders.clear();
        open.clear();
        for (var saved : state.getList("orders")) {
            var request = OrderCodec.request(saved, instruments);
            var order =
                    create(
                            request,
                            request.terms(),
                            0,
                            OrderCodec.links(saved),
                            books.apply(request.instrument(), request.sideMode()),
                            actions);
            OrderCodec.load(order, saved);
            if (order.state.isTerminal()) {
                open.remove(order);
            }
        }
    }
}
