package dev.tandem.simulator;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.order.OrderIntent;
import dev.tandem.api.order.OrderTerms;
import dev.tandem.api.order.Side;
import dev.tandem.api.order.TimeInForce;
import dev.tandem.api.state.State;

/// An order in the venue's queue.
final class WorkingOrder {
    static final long NEVER = Long.MAX_VALUE;

    final long number;
    final Instrument instrument;
    final Side side;
    final Kind kind;
    final boolean reduceOnly;
    final long expiresNanos;
    long enteredNanos;
    long enteredSequence;
    long totalUnits;
    long filledUnits;
    long priceUnits;
    long reservedUnits;

    enum Kind {
        MARKET,
        LIMIT,
        STOP
    }

    private WorkingOrder(
            long number,
            Instrument instrument,
            Side side,
            Kind kind,
            boolean reduceOnly,
            long expiresNanos,
            long enteredNanos,
            long enteredSequence) {
        this.number = number;
        this.instrument = instrument;
        this.side = side;
        this.kind = kind;
        this.reduceOnly = reduceOnly;
        this.expiresNanos = expiresNanos;
        this.enteredNanos = enteredNanos;
        this.enteredSequence = enteredSequence;
    }

    static WorkingOrder of(OrderIntent intent, long atNanos, long sequence) {
        var instrument = intent.instrument();
        var expires =
                switch (intent.timeInForce()) {
                    case TimeInForce.GoodTillCancelled() -> NEVER;
                    case TimeInForce.Day() ->
                            instrument.calendar().sessionAtOrAfter(atNanos).closeNanos();
                };
        var kind =
                switch (intent.terms()) {
                    case OrderTerms.Market() -> Kind.MARKET;
                    case OrderTerms.Limit _ -> Kind.LIMIT;
                    case OrderTerms.Stop _ -> Kind.STOP;
                };
        var order =
                new WorkingOrder(
                        intent.orderNumber(),
                        instrument,
                        intent.side(),
                        kind,
                        intent.reduceOnly(),
                        expires,
                        atNanos,
                        sequence);
        order.totalUnits = intent.quantityUnits();
        order.priceUnits =
                switch (intent.terms()) {
                    case OrderTerms.Market() -> 0;
                    case OrderTerms.Limit(var price) -> price.unitsAt(instrument.priceScale());
                    case OrderTerms.Stop(var trigger) -> trigger.unitsAt(instrument.priceScale());
                };
        return order;
    }

    long remaining() {
        return totalUnits - filledUnits;
    }

    State save() {
        return new State()
                .put("number", number)
                .put("side", side.name())
                .put("kind", kind.name())
                .put("reduceOnly", reduceOnly)
                .put("expiresNanos", expiresNanos)
                .put("enteredNanos", enteredNanos)
                .put("enteredSequence", enteredSequence)
                .put("totalUnits", totalUnits)
                .put("filledUnits", filledUnits)
                .put("priceUnits", priceUnits)
                .put("reservedUnits", reservedUnits);
    }

    static WorkingOrder load(Instrument instrument, State state) {
        var order =
                new WorkingOrder(
                        state.getLong("number"),
                        instrument,
                        Side.valueOf(state.getText("side")),
                        Kind.valueOf(state.getText("kind")),
                        state.getBoolean("reduceOnly"),
                        state.getLong("expiresNanos"),
                        state.getLong("enteredNanos"),
                        state.getLong("enteredSequence"));
        order.totalUnits = state.getLong("totalUnits");
        order.filledUnits = state.getLong("filledUnits");
        order.priceUnits = state.getLong("priceUnits");
        order.reservedUnits = state.getLong("reservedUnits");
        return order;
    }
}
