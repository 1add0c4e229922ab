package dev.tandem.indicators;

import dev.tandem.api.strategy.ValueIndicator;

/// Tillson's moving average (T3): six exponential averages in a row, combined so that little delay
/// is left, in the unit of the values.
///
/// Formula: `-a³ × e6 + (3a² + 3a³) × e5 - (6a² + 3a + 3a³) × e4 + (1 + 3a + 3a² + a³) × e3`, where
/// `e1 = ema(value)`, `e2 = ema(e1)` and so on, and `a` is the volume factor
///
/// The first value appears at value number 1 and repeats it: all averages start there. [#warmup]
/// asks for about `11.5 × period` more, until it has faded.
///
/// Source: T. Tillson, *Smoothing Techniques for More Accurate Signals*, Technical Analysis of
/// Stocks & Commodities (January 1998); seeded as in Stock.Indicators.
public final class TillsonAverage implements ValueIndicator {
    private static final int LEVELS = 6;

    private final int period;
    private final double factor;
    private final Cascade cascade;

    /// Volume factor 0.7, as in the source.
    ///
    /// @param period 1 to 10,000,000; with 1 it repeats its input; the source uses 5
    public TillsonAverage(int period) {
        this(period, 0.7);
    }

    /// Starts without history.
    ///
    /// @param period 1 to 10,000,000; with 1 it repeats its input
    /// @param volumeFactor how much delay is made up for, above 0, usually to 1
    public TillsonAverage(int period, double volumeFactor) {
        this.period = Checks.period("TillsonAverage", period, 1);
        this.factor = Checks.positive("TillsonAverage", "volume factor", volumeFactor);
        this.cascade = new Cascade(period, LEVELS, 1);
    }

    @Override
    public void add(double value) {
        cascade.push(Checks.value(this, value));
    }

    @Override
    public double value() {
        var square = factor * factor;
        var cube = square * factor;
        return -cube * cascade.level(6)
                + 3 * (square + cube) * cascade.level(5)
                - 3 * (2 * square + factor + cube) * cascade.level(4)
                + (1 + 3 * factor + 3 * square + cube) * cascade.level(3);
    }

    @Override
    public int warmup() {
        return cascade.warmup();
    }

    @Override
    public boolean isReady() {
        return cascade.isReady();
    }

    @Override
    public String toString() {
        return "TillsonAverage(" + period + ")";
    }
}
