package dev.tandem.indicators;

import dev.tandem.api.strategy.ValueIndicator;

/// The last `period` values themselves, and so a delay by `period - 1` values.
///
/// Formula: `value(t) = input(t - period + 1)`
///
/// The first value appears at value number `period`.
public final class Window implements ValueIndicator {
    private final int period;
    private final double[] values;
    private int next; // where the next value goes, over the oldest one
    private int count; // stops at `period`

    /// Starts without history.
    ///
    /// @param period number of values kept, 1 to 10,000,000; with 1 it repeats its input
    public Window(int period) {
        this.period = Checks.period("Window", period, 1);
        this.values = new double[period];
    }

    @Override
    public void add(double value) {
        push(Checks.value(this, value));
    }

    /// The oldest value of a full window; NaN before.
    @Override
    public double value() {
        return isReady() ? values[next] : Double.NaN;
    }

    /// The value `ago` values before the newest; NaN while there is none.
    ///
    /// @param ago 0 for the newest, at most `period - 1`
    public double ago(int ago) {
        if (ago < 0 || ago >= period) {
            throw new IllegalArgumentException(this + " has no value " + ago + " ago");
        }
        var slot = next - 1 - ago;
        return ago < count ? values[slot < 0 ? slot + period : slot] : Double.NaN;
    }

    @Override
    public int warmup() {
        return period;
    }

    @Override
    public boolean isReady() {
        return count == period;
    }

    @Override
    public String toString() {
        return "Window(" + period + ")";
    }

    /// Takes a value that the caller has checked.
    void push(double value) {
        values[next] = value;
        next = next + 1 == period ? 0 : next + 1;
        count = Math.min(count + 1, period);
    }
}
