package dev.tandem.api.account;

/// The accounts of the ledger. Every entry moves money between [#CASH] and the others, so that it
/// sums to zero in each currency.
public enum LedgerAccount {
    /// What the account holds in money.
    CASH,
    /// What was deposited.
    CAPITAL,
    /// What was paid for shares, coins and currencies, less what their sale brought.
    POSITIONS,
    /// Gains and losses of contracts that are settled in money: futures and perpetuals.
    SETTLEMENTS,
    /// Commissions and other fees of fills.
    COMMISSIONS,
    /// Payments between the holders of a perpetual.
    FUNDING,
    /// Dividends received, or owed on shorts.
    DIVIDENDS,
    /// Interest on cash, earned or paid.
    INTEREST,
    /// What borrowing shares to sell them short costs.
    BORROWING,
    /// The other side of an exchange of one currency for another.
    CONVERSIONS,
    /// What the venue takes for a liquidation.
    LIQUIDATIONS
}
