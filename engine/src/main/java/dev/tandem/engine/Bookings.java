package dev.tandem.engine;

import dev.tandem.api.event.AccountReport;
import dev.tandem.api.event.ExecutionReport;
import dev.tandem.api.event.Fill;
import dev.tandem.api.event.Liquidity;
import dev.tandem.api.event.OrderEvent;
import dev.tandem.api.event.Reversal;
import dev.tandem.api.event.RunListener;
import dev.tandem.api.order.OrderRequest;
import dev.tandem.api.strategy.Strategy;
import dev.tandem.api.value.Money;
import dev.tandem.api.value.Quantity;
import dev.tandem.engine.order.Execution;
import dev.tandem.engine.order.KeptOrder;
import dev.tandem.engine.order.OrderKeeper;
import dev.tandem.engine.portfolio.Portfolio;
import dev.tandem.engine.portfolio.Portfolio.Charge;
import java.util.Locale;

/// Brings what the venue reports to the orders, the books and the strategy. Each execution counts
/// once, in whatever order reports come, and a bust leaves the books as if it had never been.
final class Bookings {
    private final Engine engine;
    private final OrderKeeper keeper;
    private final OrderDesk desk;
    private final Portfolio portfolio;
    private final StrategyCalls calls;
    private final Strategy strategy;
    private final EngineContext context;
    private final RunListener listener;
    private long fills;

    /// @param engine whose books they are, with all its parts
    Bookings(Engine engine, Strategy strategy, EngineContext context, RunListener listener) {
        this.engine = engine;
        this.strategy = strategy;
        this.context = context;
        this.listener = listener;
        keeper = engine.keeper;
        desk = engine.desk;
        portfolio = engine.portfolio;
        calls = engine.calls;
    }

    /// Fills booked so far.
    long fills() {
        return fills;
    }

    /// Goes on after that many fills.
    void restore(long booked) {
        fills = booked;
    }

    /// All other reports on an order.
    void onOther(long atNanos, KeptOrder order, ExecutionReport report) {
        switch (report) {
            case ExecutionReport.Busted bust -> onBust(order, bust);
            case ExecutionReport.Corrected corrected -> onCorrection(order, corrected);
            default -> keeper.apply(order, report).ifPresent(event -> calls.tell(atNanos, event));
        }
        if (keeper.endIfUsedUp(order)) {
            calls.tell(atNanos, new OrderEvent.Filled(order));
        }
    }

    /// What happened to cash and positions without an order of ours.
    void onAccount(long atNanos, AccountReport report) {
        switch (report) {
            case AccountReport.CashMoved moved -> portfolio.book(atNanos, moved);
            case AccountReport.PositionAdjusted(
                            var instrument,
                            var mode,
                            var before,
                            var after,
                            _) ->
                    portfolio.adjust(engine.book(instrument, mode), before, after);
            case AccountReport.Settled(var instrument, var mode, var price, var gain) ->
                    portfolio.settle(atNanos, engine.book(instrument, mode), price, gain);
            case AccountReport.Traded traded -> onForeignTrade(atNanos, traded);
            case AccountReport.CashHeld(var units) -> {
                portfolio.hold(units);
                calls.followUp(0, atNanos, engine.baskets::follow);
            }
            case AccountReport.MarginCalled call -> {
                listener.onMarginCall(atNanos, call);
                if (calls.callbacks().marginCall()) {
                    calls.call(
                            Cause.MARGIN_CALL,
                            0,
                            atNanos,
                            () -> strategy.onMarginCall(context, call));
                }
            }
        }
    }

    /// The venue traded for us: an order of its own is kept, so that fills have one.
    private void onForeignTrade(long atNanos, AccountReport.Traded traded) {
        var instrument = traded.instrument();
        var quantity = new Quantity(traded.quantityUnits(), instrument.quantityScale());
        var request =
                OrderRequest.market(instrument, traded.side(), quantity)
                        .withSideMode(traded.sideMode())
                        .withTag(traded.reason().name().toLowerCase(Locale.ROOT));
        var order =
                keeper.createForeign(
                        request,
                        traded.quantityUnits(),
                        engine.book(instrument, traded.sideMode()),
                        desk);
        listener.onSubmitted(atNanos, order, engine.market.lastPrice(instrument));
        onFill(
                order,
                new ExecutionReport.Filled(
                        order.number(),
                        traded.executionId(),
                        traded.quantityUnits(),
                        traded.priceUnits(),
                        traded.commissionUnits(),
                        traded.commissionCurrency(),
                        Liquidity.TAKER,
                        false));
    }

    /// An execution: it is booked once, however often and late it is reported.
    void onFill(KeptOrder order, ExecutionReport.Filled filled) {
        if (order.knowsExecution(filled.executionId())) {
            return; // booked before
        }
        var wasOver = order.state().isTerminal();
        var counts = keeper.asAmended(order, filled);
        var revived = keeper.fill(order, filled, counts == null ? 0 : fills + 1);
        if (counts != null) {
            book(order, counts);
        }
        if (!wasOver) {
            calls.tell(
                    engine.nowNanos(),
                    order.state().isTerminal()
                            ? new OrderEvent.Filled(order)
                            : new OrderEvent.PartlyFilled(order));
        } else {
            calls.tell(engine.nowNanos(), new OrderEvent.LateFilled(order));
            revived.ifPresent(event -> calls.tell(engine.nowNanos(), event));
        }
        if (order.isOverfilled()) {
            calls.tell(engine.nowNanos(), new OrderEvent.Overfilled(order));
        }
    }

    private void book(KeptOrder order, ExecutionReport.Filled filled) {
        var book = order.book();
        portfolio.book(
                engine.nowNanos(),
                fills + 1,
                book,
                order.side(),
                filled.quantityUnits(),
                filled.priceUnits(),
                filled.commissionUnits(),
                filled.commissionCurrency());
        var fill = fill(++fills, order, filled);
        listener.onFill(fill);
        if (calls.callbacks().fill()) {
            calls.call(
                    Cause.FILL,
                    fill.number(),
                    engine.nowNanos(),
                    () -> strategy.onFill(context, fill));
        }
    }

    private Fill fill(long number, KeptOrder order, ExecutionReport.Filled filled) {
        var book = order.book();
        return new Fill(
                number,
                filled.executionId(),
                book.key(),
                order,
                engine.nowNanos(),
                filled.quantityUnits(),
                filled.priceUnits(),
                new Money(filled.commissionUnits(), filled.commissionCurrency()),
                portfolio.inAccount(filled.commissionUnits(), filled.commissionCurrency()),
                portfolio.rates().rateUnits(book.currency()),
                filled.liquidity(),
                filled.inBar(),
                book.signedUnits(),
                engine.cash());
    }

    private void onBust(KeptOrder order, ExecutionReport.Busted bust) {
        var known = order.knowsExecution(bust.executionId());
        var before = keeper.bust(order, bust);
        if (known && before == null) {
            return; // taken back before
        }
        if (before != null) {
            rebook(order, before, new Charge(0, 0, 0, before.commissionCurrency()), bust.reason());
        }
        calls.tell(
                engine.nowNanos(),
                new OrderEvent.Busted(order, bust.executionId(), before != null, bust.reason()));
    }

    private void onCorrection(KeptOrder order, ExecutionReport.Corrected report) {
        var known = order.knowsExecution(report.executionId());
        var before = keeper.correct(order, report);
        if (known && before == null) {
            return; // taken back before
        }
        if (before != null) {
            var after =
                    new Charge(
                            report.quantityUnits(),
                            report.priceUnits(),
                            report.commissionUnits(),
                            report.commissionCurrency());
            rebook(order, before, after, report.reason());
            listener.onFill(fill(before.number(), order, asFill(report)));
        }
        calls.tell(
                engine.nowNanos(),
                new OrderEvent.Corrected(
                        order, report.executionId(), before != null, report.reason()));
        if (before != null && order.isOverfilled()) {
            calls.tell(engine.nowNanos(), new OrderEvent.Overfilled(order));
        }
    }

    private static ExecutionReport.Filled asFill(ExecutionReport.Corrected report) {
        return new ExecutionReport.Filled(
                report.orderNumber(),
                report.executionId(),
                report.quantityUnits(),
                report.priceUnits(),
                report.commissionUnits(),
                report.commissionCurrency(),
                Liquidity.TAKER,
                false);
    }

    /// Brings the books to what they would be had an execution been booked so at once.
    private void rebook(KeptOrder order, Execution before, Charge after, String reason) {
        var book = order.book();
        portfolio.rebook(
                engine.nowNanos(),
                book,
                order.side(),
                keeper.executionsOf(book),
                new Charge(
                        before.quantityUnits(),
                        before.priceUnits(),
                        before.commissionUnits(),
                        before.commissionCurrency()),
                after);
        listener.onReversal(
                new Reversal(
                        before.number(),
                        before.id(),
                        book.key(),
                        order,
                        engine.nowNanos(),
                        before.quantityUnits(),
                        before.priceUnits(),
                        new Money(before.commissionUnits(), before.commissionCurrency()),
                        portfolio.inAccount(before.commissionUnits(), before.commissionCurrency()),
                        portfolio.rates().rateUnits(book.currency()),
                        reason,
                        book.signedUnits(),
                        engine.cash()));
    }
}
