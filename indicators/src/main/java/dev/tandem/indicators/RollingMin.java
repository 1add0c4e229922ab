package dev.tandem.indicators;

import dev.tandem.api.strategy.ValueIndicator;

/// Smallest of the last `period` values: the [RollingMax] of the negated series.
///
/// Formula: `min(value, the period - 1 values before it)`
///
/// The first value appears at value number `period`.
public final class RollingMin implements ValueIndicator {
    private final int period;
    private final RollingMax negated;

    /// Starts without history.
    ///
    /// @param period number of values looked at, 1 to 10,000,000
    public RollingMin(int period) {
        this.period = Checks.period("RollingMin", period, 1);
        this.negated = new RollingMax(period);
    }

    @Override
    public void add(double value) {
        push(Checks.value(this, value));
    }

    @Override
    public double value() {
        return -negated.value();
    }

    @Override
    public int warmup() {
        return period;
    }

    @Override
    public boolean isReady() {
        return negated.isReady();
    }

    @Override
    public String toString() {
        return "RollingMin(" + period + ")";
    }

    /// Takes a value that the caller has checked.
    void push(double value) {
        negated.push(-value);
    }
}
