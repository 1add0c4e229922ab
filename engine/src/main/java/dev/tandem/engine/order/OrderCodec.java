package dev.tandem.engine.order;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.order.OrderLinks;
import dev.tandem.api.order.OrderRequest;
import dev.tandem.api.order.OrderState;
import dev.tandem.api.order.OrderText;
import dev.tandem.api.order.Side;
import dev.tandem.api.order.SideMode;
import dev.tandem.api.state.State;
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
                .put("requestSize", OrderText.of(request.size()))
                .put("requestTerms", OrderText.of(request.terms()))
                .put("timeInForce", OrderText.of(request.timeInForce()))
                .put("reduceOnly", request.reduceOnly())
                .put("postOnly", request.postOnly())
                .put("sideMode", request.sideMode().name())
                .put("tag", request.tag())
                .put("links", OrderText.of(order.links))
                .put("state", order.state.name())
                .put("terms", OrderText.of(order.terms))
                .put("totalUnits", order.totalUnits)
                .put("filledUnits", order.filledUnits)
                .put("averageUnits", order.averageUnits)
                .put("cancelPending", order.cancelPending)
                .put("replacePending", order.replacePending)
                .put("replaceMerged", order.replaceMerged)
                .put("wantedUnits", order.wantedUnits)
                .put("wantedTerms", OrderText.of(order.wantedTerms))
                .put("reason", order.reason)
                .put("executions", order.executions);
    }

    static OrderRequest request(State state, List<Instrument> instruments) {
        return new OrderRequest(
                instruments.get(state.getInt("instrument")),
                Side.valueOf(state.getText("side")),
                OrderText.size(state.getText("requestSize")),
                OrderText.terms(state.getText("requestTerms")),
                OrderText.timeInForce(state.getText("timeInForce")),
                state.getBoolean("reduceOnly"),
                state.getBoolean("postOnly"),
                SideMode.valueOf(state.getText("sideMode")),
                state.getText("tag"));
    }

    static OrderLinks links(State state) {
        return OrderText.links(state.getText("links"));
    }

    static void load(KeptOrder order, State state) {
        order.state = OrderState.valueOf(state.getText("state"));
        order.terms = OrderText.terms(state.getText("terms"));
        order.totalUnits = state.getLong("totalUnits");
        order.filledUnits = state.getLong("filledUnits");
        order.averageUnits = state.getLong("averageUnits");
        order.cancelPending = state.getBoolean("cancelPending");
        order.replacePending = state.getBoolean("replacePending");
        order.replaceMerged = state.getBoolean("replaceMerged");
        order.wantedUnits = state.getLong("wantedUnits");
        order.wantedTerms = OrderText.terms(state.getText("wantedTerms"));
        order.reason = state.getText("reason");
        order.executions = state.getLongs("executions");
    }
}
