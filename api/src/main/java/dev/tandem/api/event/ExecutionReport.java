package dev.tandem.api.event;

import dev.tandem.api.order.OrderTerms;
import dev.tandem.api.order.Request;
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

    /// No answer came to a request, and none can be relied on: it may have reached the venue or
    /// not. Not a refusal. The request counts at its worst case until another report settles it.
    ///
    /// @param why what happened instead of an answer, such as a timeout
    record InDoubt(long orderNumber, Request request, String why) implements ExecutionReport {}

    /// Proof that a request never reached the venue and never will. A submit that was never
    /// accepted ends the order; after a cancel or replace the order stands as it was.
    ///
    /// @param proof how it is known
    record NeverAccepted(long orderNumber, Request request, String proof)
            implements ExecutionReport {}

    /// A request was held back on its way out, by a breaker, a halt, a lost lease or its age: it
    /// never left.
    record SendRefused(long orderNumber, Request request, String reason)
            implements ExecutionReport {}

    /// The venue took an execution back. It may be told before the execution itself.
    record Busted(long orderNumber, long executionId, String reason) implements ExecutionReport {}

    /// The venue changed what an execution was. It may be told before the execution itself; of
    /// several corrections the last one told counts, and a bust ends all.
    ///
    /// @param quantityUnits what it is now in all, above 0
    /// @param commissionUnits what it costs now in all, in units of the currency's ledger
    record Corrected(
            long orderNumber,
            long executionId,
            long quantityUnits,
            long priceUnits,
            long commissionUnits,
            Currency commissionCurrency,
            String reason)
            implements ExecutionReport {}
}
