package dev.tandem.api.instrument;

/// The kind of an instrument; decides the terms of one that is known only from a data file.
public enum InstrumentClass {
    /// Shares and funds: tick 0.01, lot 1, US dollars, New York sessions.
    EQUITY,
    /// Coins: tick and lot 10^-8, round the clock.
    CRYPTO,
    /// Contracts on a coin without an end, settled when closed, with funding: tick and lot 10^-8,
    /// round the clock.
    PERPETUAL,
    /// Contracts with an end, settled daily: tick 0.01, lot 1, hours of the CME's equity index
    /// futures; multiplier and margins have to be declared.
    FUTURE,
    /// Currency pairs: tick 10^-5, lot 1, Sunday to Friday 17:00 New York.
    FX,
    /// An index, traded in a simulation as if it were an equity.
    INDEX
}
