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
        var saved = terms(order, request);
        var executions = order.saveExecutions();
        if (executions != null) {
            saved.put("executions", executions);
        }
        var wanted = order.wanted;
        if (wanted != null) {
            saved.put("merged", wanted.merged())
                    .put("wantedUnits", wanted.totalUnits())
                    .put("wantedTerms", OrderText.of(wanted.terms()))
                    .put("sentUnits", wanted.sentUnits())
                    .put("sentTerms", OrderText.of(wanted.sentTerms()));
        }
        return saved;
    }

    private static State terms(KeptOrder order, OrderRequest request) {
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
                .put("cancelPending", order.cancelPending)
                .put("doubts", order.doubts)
                .put("marks", order.marks)
                .put("reason", order.reason);
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
        order.cancelPending = state.getBoolean("cancelPending");
        order.doubts = (byte) state.getInt("doubts");
        order.marks = (byte) state.getInt("marks");
        order.reason = state.getText("reason");
        if (state.has("executions")) {
            order.loadExecutions(state.getState("executions"));
        }
        if (state.has("wantedUnits")) {
            order.wanted =
                    new KeptOrder.Wanted(
                            true,
                            state.getBoolean("merged"),
                            state.getLong("wantedUnits"),
                            OrderText.terms(state.getText("wantedTerms")),
                            state.getLong("sentUnits"),
                            OrderText.terms(state.getText("sentTerms")));
        }
    }
}
