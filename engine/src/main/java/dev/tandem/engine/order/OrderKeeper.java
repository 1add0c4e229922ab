package dev.tandem.engine.order;

import dev.tandem.api.event.ExecutionReport;
import dev.tandem.api.event.OrderEvent;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.order.Order;
import dev.tandem.api.order.OrderLinks;
import dev.tandem.api.order.OrderRequest;
import dev.tandem.api.order.OrderState;
import dev.tandem.api.order.OrderTerms;
import dev.tandem.api.order.Request;
import dev.tandem.api.order.SideMode;
import dev.tandem.api.state.State;
import dev.tandem.engine.portfolio.KeptPosition;
import dev.tandem.engine.portfolio.SignedExecution;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// All orders of a run by number, and what reports do to them.
public final class OrderKeeper {
    private final ArrayList<KeptOrder> orders = new ArrayList<>();
    private final ArrayList<KeptOrder> open = new ArrayList<>();
    private int doubted; // orders of which the answer to a request is unknown

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

    /// All orders so far, by number from 1.
    public List<Order> all() {
        return List.copyOf(orders);
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
        order.wanted = wanted.pending() ? wanted : null;
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
        var before = order.state;
        var next = Transitions.next(before, input);
        if (next.isEmpty()) {
            throw new IllegalStateException(order + " cannot take " + input);
        }
        order.state = next.get();
        if (order.state == before) {
            return;
        }
        if (!reason.isEmpty()) {
            order.reason = reason;
        }
        if (order.state == OrderState.FILLED
                && order.wanted != null
                && order.worstOpenUnits() > 0) {
            order.revived(true); // a replace that enlarges it is not answered
        } else if (order.state.isTerminal()) {
            close(order);
        }
    }

    private void close(KeptOrder order) {
        open.remove(order);
        order.revived(false);
        order.cancelPending = false;
        order.wanted = null;
        settleAll(order);
    }

    /// Whether the answer to any request of any order is unknown.
    public boolean hasDoubts() {
        return doubted > 0;
    }

    private void doubt(KeptOrder order, Request request) {
        doubted += order.doubts == 0 ? 1 : 0;
        order.doubts |= (byte) (1 << request.ordinal());
    }

    private void settle(KeptOrder order, Request request) {
        if (order.doubts != 0) {
            order.doubts &= (byte) ~(1 << request.ordinal());
            doubted -= order.doubts == 0 ? 1 : 0;
        }
    }

    private void settleAll(KeptOrder order) {
        doubted -= order.doubts == 0 ? 0 : 1;
        order.doubts = 0;
    }

    /// Applies a report that is about no execution.
    ///
    /// @return what to tell the strategy; empty if the report changes nothing it knows
    public Optional<OrderEvent> apply(KeptOrder order, ExecutionReport report) {
        return switch (report) {
            case ExecutionReport.Accepted _ -> accept(order);
            case ExecutionReport.Rejected(_, var reason) ->
                    end(order, OrderInput.REJECT, reason, new OrderEvent.Rejected(order, reason));
            case ExecutionReport.Cancelled(_, var reason) ->
                    end(order, OrderInput.CANCEL, reason, new OrderEvent.Cancelled(order, reason));
            case ExecutionReport.Expired _ ->
                    end(
                            order,
                            OrderInput.EXPIRE,
                            "time in force " + order.request.timeInForce().word(),
                            new OrderEvent.Expired(order));
            case ExecutionReport.Replaced(_, var totalUnits, var terms) -> {
                move(order, OrderInput.REPLACE, "");
                settle(order, Request.REPLACE);
                order.wanted = null;
                yield change(
                        order,
                        totalUnits,
                        terms,
                        "replaced by the venue",
                        new OrderEvent.Replaced(order));
            }
            case ExecutionReport.Restated(_, var totalUnits, var terms, var reason) -> {
                move(order, OrderInput.RESTATE, "");
                yield change(
                        order, totalUnits, terms, reason, new OrderEvent.Restated(order, reason));
            }
            case ExecutionReport.CancelRefused(_, var reason) -> {
                move(order, OrderInput.CANCEL_REFUSE, "");
                drop(order, Request.CANCEL);
                yield Optional.of(new OrderEvent.CancelRefused(order, reason));
            }
            case ExecutionReport.ReplaceRefused(_, var reason) -> {
                move(order, OrderInput.REPLACE_REFUSE, "");
                drop(order, Request.REPLACE);
                yield Optional.of(new OrderEvent.ReplaceRefused(order, reason));
            }
            case ExecutionReport.InDoubt(_, var request, var why) -> {
                move(order, OrderInput.DOUBT, "");
                if (!isUnanswered(order, request) || order.isInDoubt(request)) {
                    yield Optional.empty();
                }
                doubt(order, request);
                yield Optional.of(new OrderEvent.InDoubt(order, request, why));
            }
            case ExecutionReport.NeverAccepted(_, var request, var proof) ->
                    die(
                            order,
                            request,
                            OrderInput.BURY,
                            proof,
                            new OrderEvent.NeverAccepted(order, request, proof));
            case ExecutionReport.SendRefused(_, var request, var reason) ->
                    die(
                            order,
                            request,
                            OrderInput.HOLD_BACK,
                            reason,
                            new OrderEvent.SendRefused(order, request, reason));
            case ExecutionReport.Filled _, ExecutionReport.Busted _, ExecutionReport.Corrected _ ->
                    throw new IllegalArgumentException("an execution is booked, not applied");
        };
    }

    private Optional<OrderEvent> accept(KeptOrder order) {
        var before = order.state;
        move(order, OrderInput.ACCEPT, "");
        settle(order, Request.SUBMIT);
        if (before != order.state) {
            return Optional.of(new OrderEvent.Accepted(order));
        }
        return order.isBuried() && !order.isOpen()
                ? revive(order, "accepted, although " + order.reason)
                : Optional.empty();
    }

    /// An order ends; what has ended is told once.
    private Optional<OrderEvent> end(
            KeptOrder order, OrderInput input, String reason, OrderEvent event) {
        if (order.isRevived()) {
            close(order);
            return order.openUnits() > 0 ? Optional.of(event) : Optional.empty();
        }
        var wasOpen = order.isOpen();
        move(order, input, reason);
        return wasOpen ? Optional.of(event) : Optional.empty();
    }

    /// The venue shows quantity and terms. An order that has ended keeps its own, unless it must
    /// live to have them.
    private Optional<OrderEvent> change(
            KeptOrder order, long totalUnits, OrderTerms terms, String how, OrderEvent event) {
        settle(order, Request.SUBMIT);
        if (order.isOpen()) {
            change(order, totalUnits, terms);
            closeIfUsedUp(order);
            return Optional.of(event);
        }
        var before = order.totalUnits;
        if (order.isBuried() || order.state == OrderState.FILLED) {
            change(order, totalUnits, terms);
        }
        return order.openUnits() > 0 && (order.isBuried() || totalUnits > before)
                ? revive(order, how)
                : Optional.empty();
    }

    private Optional<OrderEvent> revive(KeptOrder order, String how) {
        order.revived(true);
        open.add(order);
        open.sort(Comparator.comparingLong(KeptOrder::number));
        return Optional.of(new OrderEvent.Revived(order, how));
    }

    /// A request is known not to be at the venue: one to submit ends the order.
    private Optional<OrderEvent> die(
            KeptOrder order, Request request, OrderInput input, String why, OrderEvent event) {
        move(order, OrderInput.DOUBT, "");
        if (!isUnanswered(order, request)) {
            return Optional.empty();
        }
        if (request == Request.SUBMIT) {
            move(order, input, why);
            order.buried();
        } else {
            drop(order, request);
        }
        return Optional.of(event);
    }

    private static boolean isUnanswered(KeptOrder order, Request request) {
        return switch (request) {
            case SUBMIT -> order.state == OrderState.PENDING;
            case CANCEL -> order.cancelPending;
            case REPLACE -> order.wanted != null;
        };
    }

    /// A cancel or replace is over without effect.
    private void drop(KeptOrder order, Request request) {
        settle(order, request);
        if (request == Request.CANCEL) {
            order.cancelPending = false;
        } else {
            order.wanted = null;
            closeIfUsedUp(order);
        }
    }

    private void closeIfUsedUp(KeptOrder order) {
        if (order.isRevived() && order.worstOpenUnits() == 0) {
            close(order);
        }
    }

    /// Takes a fill whose execution is not known yet. A fill implies acceptance; after the end the
    /// state stays.
    ///
    /// @param number number of the fill within the run
    /// @return what it shows of an order that was believed dead
    public Optional<OrderEvent> fill(KeptOrder order, ExecutionReport.Filled fill, long number) {
        if (fill.quantityUnits() <= 0) {
            throw new IllegalStateException(
                    order + " cannot take a fill of " + fill.quantityUnits() + " units");
        }
        order.addFill(fill, number);
        if (order.state.isTerminal()) {
            return fillLate(order);
        }
        settle(order, Request.SUBMIT);
        move(order, order.openUnits() > 0 ? OrderInput.PART_FILL : OrderInput.FULL_FILL, "");
        return Optional.empty();
    }

    private Optional<OrderEvent> fillLate(KeptOrder order) {
        order.filledLate();
        closeIfUsedUp(order);
        return order.isBuried() && !order.isRevived() && order.openUnits() > 0
                ? revive(order, "filled, although " + order.reason)
                : Optional.empty();
    }

    /// The fill as it counts by what the venue said of its execution before: corrected, or null if
    /// it was taken back.
    public ExecutionReport.@Nullable Filled asAmended(
            KeptOrder order, ExecutionReport.Filled fill) {
        var amendment = order.amendment(fill.executionId());
        if (amendment == null) {
            return fill;
        }
        var counts = amendment.corrected();
        return counts == null
                ? null
                : new ExecutionReport.Filled(
                        fill.orderNumber(),
                        fill.executionId(),
                        counts.quantityUnits(),
                        counts.priceUnits(),
                        counts.commissionUnits(),
                        counts.commissionCurrency(),
                        fill.liquidity(),
                        fill.inBar());
    }

    /// Takes an execution back.
    ///
    /// @return what counted before; null if it is not known yet, or was taken back before
    public @Nullable Execution bust(KeptOrder order, ExecutionReport.Busted bust) {
        move(order, OrderInput.BUST, "");
        return order.amend(bust.executionId(), null);
    }

    /// Changes what an execution was.
    ///
    /// @return what counted before; null if it is not known yet, or was taken back before
    public @Nullable Execution correct(KeptOrder order, ExecutionReport.Corrected report) {
        if (report.quantityUnits() <= 0) {
            throw new IllegalStateException(
                    order
                            + " cannot take a correction of execution "
                            + report.executionId()
                            + " to "
                            + report.quantityUnits()
                            + " units: a venue that takes it back reports a bust");
        }
        move(order, OrderInput.CORRECT, "");
        var known = order.execution(report.executionId());
        return order.amend(
                report.executionId(),
                new Execution(
                        report.executionId(),
                        known == null ? 0 : known.number(),
                        report.quantityUnits(),
                        report.priceUnits(),
                        report.commissionUnits(),
                        report.commissionCurrency()));
    }

    /// Ends an order of which nothing can trade any more, since a replace or a correction used up
    /// the rest.
    ///
    /// @return whether it ended now
    public boolean endIfUsedUp(KeptOrder order) {
        if (order.state != OrderState.PARTLY_FILLED || order.openUnits() > 0) {
            return false;
        }
        move(order, OrderInput.FULL_FILL, "");
        return true;
    }

    /// All executions of one book that count, in the order in which they were booked.
    public List<SignedExecution> executionsOf(KeptPosition book) {
        var result = new ArrayList<SignedExecution>();
        for (var order : orders) {
            if (order.book() == book) {
                order.forEachExecution(one -> {
                    if (one.quantityUnits() > 0) {
                        result.add(
                                new SignedExecution(
                                        one.number(),
                                        order.side().sign() * one.quantityUnits(),
                                        one.priceUnits()));
                    }
                });
            }
        }
        result.sort(Comparator.comparingLong(SignedExecution::number));
        return result;
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
        doubted = 0;
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
            if (!order.isOpen()) {
                open.remove(order);
            }
            doubted += order.isInDoubt() ? 1 : 0;
        }
    }
}
