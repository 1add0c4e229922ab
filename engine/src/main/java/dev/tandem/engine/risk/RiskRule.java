package dev.tandem.engine.risk;

import dev.tandem.api.order.OrderIntent;
import java.util.Optional;

/// One check of an order. Pure: the same order, view and time give the same answer.
@FunctionalInterface
public interface RiskRule {
    /// Why the order must not leave, with the values one would ask for; empty if it may.
    Optional<String> refusal(OrderIntent intent, RiskView view, long atNanos);
}
