package dev.tandem.simulator;

import dev.tandem.api.event.ExecutionReport;
import dev.tandem.api.instrument.Instrument;
import java.util.List;
import java.util.function.LongPredicate;

/// What a split or a roll does to working orders: prices follow, rounded passively to the tick, and
/// what is still open follows in quantity, rounded down to the lot. What an order has filled stays
/// as it was counted. Orders of a dividend stay as they are.
final class OrderChanges {
    private final WorkingOrders orders;
    private final OrderFunds funds;
    private final FundRules rules;
    private final Dependents.Ending ending;

    OrderChanges(
            WorkingOrders orders, OrderFunds funds, FundRules rules, Dependents.Ending ending) {
        this.orders = orders;
        this.funds = funds;
        this.rules = rules;
        this.ending = ending;
    }

    /// Changes all orders of an instrument and tells of each.
    void apply(PriceChange change, String reason, long atNanos) {
        for (var order : List.copyOf(orders.of(change.instrument().ordinal()))) {
            if (!order.ended) {
                apply(order, change, reason, atNanos);
            }
        }
    }

    /// Whether the number of an order is one of an instrument.
    LongPredicate of(Instrument instrument) {
        return number -> {
            var order = orders.find(number);
            return order != null && order.instrument.equals(instrument);
        };
    }

    /// Ends all orders of an instrument.
    void cancel(Instrument instrument, String reason) {
        for (var order : List.copyOf(orders.of(instrument.ordinal()))) {
            if (!order.ended) {
                ending.end(order, new ExecutionReport.Cancelled(order.number, reason));
            }
        }
    }

    private void apply(WorkingOrder order, PriceChange change, String reason, long atNanos) {
        funds.unreserve(order);
        var filled = order.filledUnits;
        var open = change.instrument().floorToLot(change.quantity(order.remaining()), atNanos);
        if (open == 0 && order.remaining() > 0) {
            ending.end(
                    order,
                    new ExecutionReport.Cancelled(
                            order.number, reason + ", which leaves less than a lot"));
            return;
        }
        order.totalUnits = Math.addExact(filled, open);
        if (order.wokenUnits != Long.MAX_VALUE) {
            var woken = change.quantity(order.wokenUnits - filled);
            order.wokenUnits = filled + Math.min(open, woken);
        }
        order.take(change, atNanos);
        if (rules.check() == FundRules.Check.RESERVE && !order.asleep) {
            funds.reserve(order, atNanos);
        }
        ending.restate(order, reason);
    }
}
