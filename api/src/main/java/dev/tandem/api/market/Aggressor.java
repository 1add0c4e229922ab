package dev.tandem.api.market;

/// The side that took liquidity in a trade.
public enum Aggressor {
    /// A buyer met a resting sell order.
    BUY,
    /// A seller met a resting buy order.
    SELL,
    /// The source does not tell.
    UNKNOWN
}
