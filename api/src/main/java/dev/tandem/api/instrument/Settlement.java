package dev.tandem.api.instrument;

/// When what a position gained becomes cash.
public enum Settlement {
    /// A buy pays the whole price and a sale brings it: shares, coins, currencies.
    PAID,
    /// A fill pays no price; the gain of what is closed becomes cash: perpetuals, contracts for
    /// difference.
    AT_CLOSE,
    /// As [#AT_CLOSE], and the gain of what stays open becomes cash at the end of each session:
    /// futures.
    DAILY
}
