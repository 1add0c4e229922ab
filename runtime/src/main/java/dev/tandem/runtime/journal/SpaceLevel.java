package dev.tandem.runtime.journal;

/// How much room the disk of the journal has left, from good to bad.
public enum SpaceLevel {
    /// Enough.
    OK,
    /// Below a tenth of the disk or 2 GiB: alarm, market data are no longer recorded.
    LOW,
    /// Below 1 GiB: only orders that reduce risk.
    CRITICAL,
    /// The spare segments are being used up: halt. They still take at least 100,000 small records.
    SPARE
}
