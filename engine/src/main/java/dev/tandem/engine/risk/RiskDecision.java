package dev.tandem.engine.risk;

/// What risk says of an order.
public sealed interface RiskDecision {
    /// It may leave.
    record Approved(RiskApproved order) implements RiskDecision {}

    /// It must not.
    record Denied(String reason) implements RiskDecision {}
}
