package dev.tandem.engine.risk;

import dev.tandem.api.order.OrderIntent;
import java.util.Optional;

/// Bounds the number of open orders, so that a strategy that never looks back cannot flood a venue.
record OpenOrdersRule(RiskLimits limits) implements RiskRule {
    @Override
    public Optional<String> refusal(OrderIntent intent, RiskView view, long atNanos) {
        return view.openOrders() > limits.maxOpenOrders()
                ? Optional.of("more than " + limits.maxOpenOrders() + " open orders")
                : Optional.empty();
    }
}
