package dev.tandem.indicators;

import dev.tandem.api.strategy.KnownValues;
import dev.tandem.api.strategy.SharedIndicator;
import org.jspecify.annotations.Nullable;

/// Simple moving average: the mean of the last `period` values.
///
/// Formula: `sum of the last period values / period`
///
/// The first value appears at value number `period`.
///
/// It does not drift: see [RollingSum]. Where sums of the window are exact, as with prices in
/// quarters, it equals the window's sum divided by `period`, bit for bit.
public final class Sma implements SharedIndicator {
    private final int period;
    private final RollingSum sum;
    private transient @Nullable KnownValues known; // computed for another run

    /// Starts without history.
    ///
    /// @param period number of values averaged, 1 to 10,000,000
    public Sma(int period) {
        this.period = Checks.period("Sma", period, 1);
        this.sum = new RollingSum(period);
    }

    @Override
    public void add(double value) {
        if (known == null || !known.take(value)) {
            goAlone();
            push(Checks.value(this, value));
        }
    }

    @Override
    public double value() {
        return known != null ? known.value() : sum.value() / period;
    }

    @Override
    public int warmup() {
        return period;
    }

    @Override
    public boolean isReady() {
        return known != null ? known.isReady() : sum.isReady();
    }

    @Override
    public SharedIndicator fresh() {
        return new Sma(period);
    }

    @Override
    public void lookUp(KnownValues values) {
        if (sum.isBlank()) {
            known = values;
        }
    }

    @Override
    public String toString() {
        return "Sma(" + period + ")";
    }

    /// Takes a value that the caller has checked.
    void push(double value) {
        sum.push(value);
    }

    private void goAlone() {
        var taken = known;
        if (taken != null) {
            known = null;
            taken.replay(this::push);
        }
    }
}
