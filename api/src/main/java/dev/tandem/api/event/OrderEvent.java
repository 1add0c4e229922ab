package dev.tandem.api.event;

import dev.tandem.api.order.Order;

/// A change of one order, told to the strategy after it was booked and after
/// [dev.tandem.api.event.Fill].
public sealed interface OrderEvent {
    Order order();

    /// Our own risk checks refused it; it never left.
    record Denied(Order order, String reason) implements OrderEvent {}

    /// The venue accepted it.
    record Accepted(Order order) implements OrderEvent {}

    /// The venue refused it.
    record Rejected(Order order, String reason) implements OrderEvent {}

    /// It traded in part; the rest works.
    record PartlyFilled(Order order) implements OrderEvent {}

    /// It traded in full.
    record Filled(Order order) implements OrderEvent {}

    /// It was taken back, or dropped by the venue for `reason`.
    record Cancelled(Order order, String reason) implements OrderEvent {}

    /// Its time in force ended it.
    record Expired(Order order) implements OrderEvent {}

    /// Quantity or price changed as asked.
    record Replaced(Order order) implements OrderEvent {}

    /// The venue changed quantity or prices by itself, see [ExecutionReport.Restated].
    record Restated(Order order, String reason) implements OrderEvent {}

    /// A cancel was refused; the order stands.
    record CancelRefused(Order order, String reason) implements OrderEvent {}

    /// A replace was refused, by us or by the venue; the order stands.
    record ReplaceRefused(Order order, String reason) implements OrderEvent {}
}
