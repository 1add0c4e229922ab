package dev.tandem.analytics;

/// A value over time from which returns are computed: the equity of an account, or a price. Times
/// never fall.
public sealed interface Marks permits EquityCurve, PriceSeries {
    int size();

    /// Nanoseconds since 1970 UTC.
    long atNanos(int index);

    double value(int index);

    /// Whether any position was open at this mark.
    boolean isInvested(int index);

    /// The value before the first mark.
    ///
    /// @throws IllegalStateException if that is not known, for a price series without a mark
    double start();
}
