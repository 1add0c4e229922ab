package dev.tandem.indicators;

import dev.tandem.api.strategy.ValueIndicator;

/// Wilder's smoothed moving average, also called SMMA or RMA: weight `1 / period` for the newest
/// value.
///
/// Formula: `average += (value - average) / period`
///
/// The first value appears at value number `period` and is the plain mean of those. [#warmup] asks
/// for about `9.2 × period` values more, until that mean counts for less than 1/10,000.
///
/// Source: J. W. Wilder, *New Concepts in Technical Trading Systems* (1978), where it smooths
/// ranges and changes.
public final class WilderAverage implements ValueIndicator {
    private final int period;
    private int count; // stops at `period`
    private double value; // the sum until then

    /// Starts without history.
    ///
    /// @param period 1 to 10,000,000; with 1 it repeats its input
    public WilderAverage(int period) {
        this.period = Checks.period("WilderAverage", period, 1);
    }

    @Override
    public void add(double value) {
        push(Checks.value(this, value));
    }

    @Override
    public double value() {
        return isReady() ? value : Double.NaN;
    }

    @Override
    public int warmup() {
        return Warmups.wilder(period, period);
    }

    @Override
    public boolean isReady() {
        return count == period;
    }

    @Override
    public String toString() {
        return "WilderAverage(" + period + ")";
    }

    /// Takes a value that the caller has checked.
    void push(double value) {
        if (isReady()) {
            this.value = period == 1 ? value : this.value + (value - this.value) / period;
            return;
        }
        this.value += value;
        count++;
        if (isReady()) {
            this.value /= period;
        }
    }
}
