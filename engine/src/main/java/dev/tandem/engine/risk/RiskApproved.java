package dev.tandem.engine.risk;

import dev.tandem.api.order.OrderIntent;

/// An order that passed every risk rule. Only [RiskGate] makes one, and only one of these can leave
/// the engine.
public final class RiskApproved {
    private final OrderIntent intent;

    RiskApproved(OrderIntent intent) {
        this.intent = intent;
    }

    public OrderIntent intent() {
        return intent;
    }
}
