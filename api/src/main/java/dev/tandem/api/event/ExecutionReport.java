package dev.tandem.api.event;

import dev.tandem.api.order.OrderTerms;
import dev.tandem.api.value.Currency;

/// What a venue says about one of our orders. Amounts are in units of the instrument's storage
/// scales, a commission in units of its own currency's ledger.
public sealed interface ExecutionReport extends VenueReport {
    /// The engine's number of the order.
    long orderNumber();

    /// The order works from now on.
    record Accepted(long orderNumber) implements ExecutionReport {}

    /// The venue refused; the order never existed there.
    record Rejected(long orderNumber, String reason) implements ExecutionReport {}

    /// Part or all of the order traded. Booked once per `executionId`.
    ///
    /// @param commissionCurrency what the commission is paid in
    /// @param inBar the price lies inside the range of a bar that ended now, so the true time is
    ///   earlier
    record Filled(
            long orderNumber,
            long executionId,
            long quantityUnits,
            long priceUnits,
            long commissionUnits,
            Currency commissionCurrency,
            Liquidity liquidity,
            boolean inBar)
            implements ExecutionReport {}

    /// The order ended unfilled or part filled, because we asked (`reason` empty) or by the venue's
    /// decision.
    record Cancelled(long orderNumber, String reason) implements ExecutionReport {}

    /// The time in force ended the order.
    record Expired(long orderNumber) implements ExecutionReport {}

    /// The order now has this total quantity and these terms, as we asked.
    record Replaced(long orderNumber, long totalUnits, OrderTerms terms)
            implements ExecutionReport {}

    /// The venue itself changed the order: an exit that follows its entry, a member of a group of
    /// which another traded, a size resolved at the first fill.
    record Restated(long orderNumber, long totalUnits, OrderTerms terms, String reason)
            implements ExecutionReport {}

    /// A cancel came too late or the venue refused it; the order stands as it was.
    record CancelRefused(long orderNumber, String reason) implements ExecutionReport {}

    /// A replace came too late or the venue refused it; the order stands as it was.
    record ReplaceRefused(long orderNumber, String reason) implements ExecutionReport {}
}
