package dev.tandem.api.event;

import dev.tandem.api.account.LedgerAccount;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.order.Side;
import dev.tandem.api.order.SideMode;
import dev.tandem.api.value.Currency;
import org.jspecify.annotations.Nullable;

/// What a venue says about the account beyond its orders. Amounts are in units of the currency's
/// ledger or of the instrument's storage scales. Reports are booked once, in the order they come.
public sealed interface AccountReport extends VenueReport {
    /// Cash moved for another reason than a fill.
    ///
    /// @param against the ledger account that the money comes from or goes to
    /// @param instrument what it was paid for; null for the account as a whole
    /// @param units above 0 received, below 0 paid
    record CashMoved(
            LedgerAccount against, @Nullable Instrument instrument, Currency currency, long units)
            implements AccountReport {}

    /// The amount held changed without a trade, its cost did not: a split.
    record PositionAdjusted(
            Instrument instrument,
            SideMode sideMode,
            long beforeUnits,
            long afterUnits,
            String reason)
            implements AccountReport {}

    /// A contract was settled at a price: its gain since the last settlement is cash now, and its
    /// cost is what it is worth at that price.
    ///
    /// @param gainUnits what was paid to the account, negative what it paid
    record Settled(Instrument instrument, SideMode sideMode, long priceUnits, long gainUnits)
            implements AccountReport {}

    /// The venue traded for the account, without an order of ours.
    record Traded(
            long executionId,
            Instrument instrument,
            SideMode sideMode,
            Side side,
            long quantityUnits,
            long priceUnits,
            long commissionUnits,
            Currency commissionCurrency,
            Reason reason)
            implements AccountReport {}

    /// Equity is near or below what the positions demand: they will be liquidated unless it rises.
    ///
    /// @param equityUnits equity that counts as margin, in the account's currency
    /// @param requiredUnits what it must not fall below, or must be back at: the maintenance margin
    ///   of the positions, or after a daily call their initial margin
    /// @param instrument the isolated position concerned; null for the whole account
    record MarginCalled(long equityUnits, long requiredUnits, @Nullable Instrument instrument)
            implements AccountReport {}

    /// How much of the cash pays for nothing: what comes from sales that are not settled, and the
    /// margins set aside for isolated positions.
    ///
    /// @param units all of it, in the account's currency
    record CashHeld(long units) implements AccountReport {}

    /// Why a venue trades for an account.
    enum Reason {
        /// Equity fell below the maintenance margin.
        LIQUIDATION,
        /// The contract ended and was settled in money.
        EXPIRY,
        /// A position moved from one contract to the next.
        ROLL,
        /// Shareholders were paid out.
        MERGER,
        /// Trading ended.
        DELISTING,
        /// The part of a share that a split leaves.
        FRACTION
    }
}
