package dev.tandem.indicators;

import dev.tandem.api.strategy.KnownValues;
import dev.tandem.api.strategy.SharedIndicator;
import org.jspecify.annotations.Nullable;

/// Smallest of the last `period` values: the [RollingMax] of the negated series.
///
/// Formula: `min(value, the period - 1 values before it)`
///
/// The first value appears at value number `period`.
public final class RollingMin implements SharedIndicator {
    private final int period;
    private final RollingMax negated;
    private transient @Nullable KnownValues known; // computed for another run

    /// Starts without history.
    ///
    /// @param period number of values looked at, 1 to 10,000,000
    public RollingMin(int period) {
        this.period = Checks.period("RollingMin", period, 1);
        this.negated = new RollingMax(period);
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
        return known != null ? known.value() : -negated.value();
    }

    @Override
    public int warmup() {
        return period;
    }

    @Override
    public boolean isReady() {
        return known != null ? known.isReady() : negated.isReady();
    }

    @Override
    public SharedIndicator fresh() {
        return new RollingMin(period);
    }

    @Override
    public void lookUp(KnownValues values) {
        if (negated.isBlank()) {
            known = values;
        }
    }

    @Override
    public String toString() {
        return "RollingMin(" + period + ")";
    }

    /// Takes a value that the caller has checked.
    void push(double value) {
        negated.push(-value);
    }

    private void goAlone() {
        var taken = known;
        if (taken != null) {
            known = null;
            taken.replay(this::push);
        }
    }
}
