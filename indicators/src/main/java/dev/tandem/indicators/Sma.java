package dev.tandem.indicators;

import dev.tandem.api.strategy.ValueIndicator;

/// Simple moving average: the mean of the last `period` values.
///
/// Formula: `sum of the last period values / period`
///
/// The first value appears at value number `period`.
///
/// It does not drift: see [RollingSum]. Where sums of the window are exact, as with prices in
/// quarters, it equals the window's sum divided by `period`, bit for bit.
public final class Sma implements ValueIndicator {
    private final int period;
    private final RollingSum sum;

    /// Starts without history.
    ///
    /// @param period number of values averaged, 1 to 10,000,000
    public Sma(int period) {
        this.period = Checks.period("Sma", period, 1);
        this.sum = new RollingSum(period);
    }

    @Override
    public void add(double value) {
        push(Checks.value(this, value));
    }

    @Override
    public double value() {
        return sum.value() / period;
    }

    @Override
    public int warmup() {
        return period;
    }

    @Override
    public boolean isReady() {
        return sum.isReady();
    }

    @Override
    public String toString() {
        return "Sma(" + period + ")";
    }

    /// Takes a value that the caller has checked.
    void push(double value) {
        sum.push(value);
    }
}
