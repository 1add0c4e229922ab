package dev.tandem.engine;

import dev.tandem.engine.risk.RiskApproved;

/// Something the engine wants done outside.
public sealed interface Effect {
    /// Send an order that passed risk.
    record Submit(RiskApproved order) implements Effect {}

    /// Ask for an order back.
    record Cancel(long orderNumber) implements Effect {}

    /// Ask for another total quantity and price; both at the instrument's scales, the price ignored
    /// for market orders.
    record Replace(long orderNumber, long totalUnits, long priceUnits) implements Effect {}
}
