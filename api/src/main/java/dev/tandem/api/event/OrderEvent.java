package dev.tandem.api.event;

import dev.tandem.api.order.Order;
import dev.tandem.api.order.Request;

/// A change of one order, told to the strategy after it was booked and after
/// [dev.tandem.api.event.Fill].
public sealed interface OrderEvent {
    Order order();

    /// Whether a person should hear of it: something is unknown, or the venue contradicts what it
    /// said before.
    default boolean isAlarming() {
        return switch (this) {
            case InDoubt _, LateFilled _, Overfilled _, Revived _, Busted _, Corrected _ -> true;
            case Denied _,
                    Accepted _,
                    Rejected _,
                    PartlyFilled _,
                    Filled _,
                    Cancelled _,
                    Expired _,
                    Replaced _,
                    Restated _,
                    CancelRefused _,
                    ReplaceRefused _,
                    NeverAccepted _,
                    SendRefused _ ->
                    false;
        };
    }

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

    /// The answer to a request is unknown. The order may live or not: it counts at its worst until
    /// an event tells which.
    record InDoubt(Order order, Request request, String why) implements OrderEvent {}

    /// A request never reached the venue and never will. After a submit the order has ended; it is
    /// not sent again by itself.
    record NeverAccepted(Order order, Request request, String proof) implements OrderEvent {}

    /// A request was held back on its way out; it never left. After a submit the order has ended.
    record SendRefused(Order order, Request request, String reason) implements OrderEvent {}

    /// It traded after it had ended: the venue was faster than our cancel, or wrong before.
    record LateFilled(Order order) implements OrderEvent {}

    /// More traded than its quantity. Everything is booked.
    record Overfilled(Order order) implements OrderEvent {}

    /// It had ended, by a proof that the venue now contradicts: it is open again in all but its
    /// state, and can be cancelled.
    record Revived(Order order, String how) implements OrderEvent {}

    /// The venue took an execution back.
    ///
    /// @param booked whether the execution was booked, and is reversed now; if not, it is never
    ///   booked when it arrives
    record Busted(Order order, long executionId, boolean booked, String reason)
            implements OrderEvent {}

    /// The venue changed quantity, price or commission of an execution.
    ///
    /// @param booked whether the execution was booked, and is booked anew now; if not, it is booked
    ///   as corrected when it arrives
    record Corrected(Order order, long executionId, boolean booked, String reason)
            implements OrderEvent {}
}
