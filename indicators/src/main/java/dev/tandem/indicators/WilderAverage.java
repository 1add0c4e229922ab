package dev.tandem.indicators;

import dev.tandem.api.strategy.KnownValues;
import dev.tandem.api.strategy.SharedIndicator;
import org.jspecify.annotations.Nullable;

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
public final class WilderAverage implements SharedIndicator {
    private final int period;
    private int count; // stops at `period`
    private double value; // the sum until then
    private transient @Nullable KnownValues known; // computed for another run

    /// Starts without history.
    ///
    /// @param period 1 to 10,000,000; with 1 it repeats its input
    public WilderAverage(int period) {
        this.period = Checks.period("WilderAverage", period, 1);
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
        return known != null ? known.value() : isReady() ? value : Double.NaN;
    }

    @Override
    public int warmup() {
        return Warmups.wilder(period, period);
    }

    @Override
    public boolean isReady() {
        return known != null ? known.isReady() : count == period;
    }

    @Override
    public SharedIndicator fresh() {
        return new WilderAverage(period);
    }

    @Override
    public void lookUp(KnownValues values) {
        if (count == 0) {
            known = values;
        }
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

    private void goAlone() {
        var taken = known;
        if (taken != null) {
            known = null;
            taken.replay(this::push);
        }
    }
}
