package dev.tandem.indicators;

import dev.tandem.api.strategy.ValueIndicator;

/// Relative strength index with Wilder smoothing, from 0 (only falls) to 100 (only rises).
///
/// Formula: `100 × rise / (rise + fall)`, the [WilderAverage] of rises and of falls
///
/// The first value appears at value number `period + 1`, from the plain average of the first
/// `period` changes. A series that has not moved reads 50. [#warmup] asks for about `9.2 × period`
/// values more, see [WilderAverage].
///
/// Source: J. W. Wilder, *New Concepts in Technical Trading Systems* (1978), chapter on the
/// relative strength index.
public final class Rsi implements ValueIndicator {
    private final int period;
    private final WilderAverage rise;
    private final WilderAverage fall;
    private boolean started;
    private double previous;

    /// Starts without history.
    ///
    /// @param period number of changes averaged, 1 to 10,000,000; the source uses 14
    public Rsi(int period) {
        this.period = Checks.period("Rsi", period, 1);
        this.rise = new WilderAverage(period);
        this.fall = new WilderAverage(period);
    }

    @Override
    public void add(double value) {
        Checks.value(this, value);
        if (started) {
            var change = value - previous;
            rise.push(Math.max(change, 0));
            fall.push(Math.max(-change, 0));
        }
        previous = value;
        started = true;
    }

    @Override
    public double value() {
        var movement = rise.value() + fall.value(); // NaN until ready
        return movement == 0 ? 50 : 100 * (rise.value() / movement);
    }

    @Override
    public int warmup() {
        return Warmups.wilder(period + 1, period);
    }

    @Override
    public boolean isReady() {
        return rise.isReady();
    }

    @Override
    public String toString() {
        return "Rsi(" + period + ")";
    }
}
