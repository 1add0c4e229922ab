package dev.tandem.engine.order;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.order.OrderRequest;
import dev.tandem.api.order.OrderState;
import dev.tandem.api.order.OrderTerms;
import dev.tandem.api.order.Side;
import dev.tandem.api.order.TimeInForce;
import dev.tandem.api.state.State;
import dev.tandem.api.value.Price;
import dev.tandem.api.value.Quantity;
import java.util.List;

/// Orders as saved state.
final class OrderCodec {
    private OrderCodec() {}

    static State save(KeptOrder order) {
        var request = order.request;
        return new State()
                .put("number", order.number)
                .put("instrument", request.instrument().ordinal())
                .put("side", request.side().name())
                .put("requestQuantity", request.quantity().toString())
                .put("requestTerms", terms(request.terms()))
                .put("timeInForce", request.timeInForce().word())
                .put("reduceOnly", request.reduceOnly())
                .put("tag", request.tag())
                .put("state", order.state.name())
                .put("terms", terms(order.terms))
                .put("totalUnits", order.totalUnits)
                .put("filledUnits", order.filledUnits)
                .put("averageUnits", order.averageUnits)
                .put("cancelPending", order.cancelPending)
                .put("replacePending", order.replacePending)
                .put("replaceMerged", order.replaceMerged)
                .put("wantedUnits", order.wantedUnits)
                .put("wantedPriceUnits", order.wantedPriceUnits)
                .put("reason", order.reason)
                .put("executions", order.executions);
    }

    static OrderRequest request(State state, List<Instrument> instruments) {
        return new OrderRequest(
                instruments.get(state.getInt("instrument")),
                Side.valueOf(state.getText("side")),
                Quantity.of(state.getText("requestQuantity")),
                terms(state.getText("requestTerms")),
                state.getText("timeInForce").equals("DAY") ? TimeInForce.DAY : TimeInForce.GTC,
                state.getBoolean("reduceOnly"),
                state.getText("tag"));
    }

    static void load(KeptOrder order, State state) {
        order.state = OrderState.valueOf(state.getText("state"));
        order.terms = terms(state.getText("terms"));
        order.totalUnits = state.getLong("totalUnits");
        order.filledUnits = state.getLong("filledUnits");
        order.averageUnits = state.getLong("averageUnits");
        order.cancelPending = state.getBoolean("cancelPending");
        order.replacePending = state.getBoolean("replacePending");
        order.replaceMerged = state.getBoolean("replaceMerged");
        order.wantedUnits = state.getLong("wantedUnits");
        order.wantedPriceUnits = state.getLong("wantedPriceUnits");
        order.reason = state.getText("reason");
        order.executions = state.getLongs("executions");
    }

    private static String terms(OrderTerms terms) {
        var price = KeptOrder.priceOf(terms);
        return price == null ? terms.word() : terms.word() + " " + price;
    }

    private static OrderTerms terms(String text) {
        var parts = text.split(" ");
        return switch (parts[0]) {
            case "market" -> new OrderTerms.Market();
            case "limit" -> new OrderTerms.Limit(Price.of(parts[1]));
            case "stop" -> new OrderTerms.Stop(Price.of(parts[1]));
            default -> throw new IllegalStateException("saved order terms are unknown: " + text);
        };
    }
}
