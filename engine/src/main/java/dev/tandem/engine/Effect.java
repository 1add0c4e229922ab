package dev.tandem.engine;

import dev.tandem.api.order.OrderTerms;
import dev.tandem.engine.risk.RiskApproved;

/// Something the engine wants done outside.
public sealed interface Effect {
    /// Send an order that passed risk.
    record Submit(RiskApproved order) implements Effect {}

    /// Ask for an order back.
    record Cancel(long orderNumber) implements Effect {}

    /// Ask for another total quantity, at the instrument's scale, and other prices.
    record Replace(long orderNumber, long totalUnits, OrderTerms terms) implements Effect {}
}
