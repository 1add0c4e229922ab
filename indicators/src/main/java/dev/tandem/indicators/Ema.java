package dev.tandem.indicators;

import dev.tandem.api.strategy.KnownValues;
import dev.tandem.api.strategy.SharedIndicator;
import org.jspecify.annotations.Nullable;

/// Exponential moving average with weight `2 / (period + 1)` for the newest value.
///
/// Formula: `ema += 2 / (period + 1) × (value - ema)`
///
/// The first value appears at value number `period` and is the plain mean of those. [#warmup] asks
/// for about `4.6 × period` values more, until that mean counts for less than 1/10,000.
///
/// Source: J. J. Murphy, *Technical Analysis of the Financial Markets* (1999), chapter 9; seeded
/// with the mean as TA-Lib, Stock.Indicators and talipp do.
public final class Ema implements SharedIndicator {
    private final int period;
    private final double weight;
    private int count; // stops at `period`
    private double value; // the sum until then
    private transient @Nullable KnownValues known; // computed for another run

    /// Starts without history.
    ///
    /// @param period 1 to 10,000,000; with 1 it repeats its input
    public Ema(int period) {
        this(Checks.period("Ema", period, 1), 2.0 / (period + 1));
    }

    /// With a weight of its own, above 0 to 1, after the mean of the first `period` values.
    Ema(int period, double weight) {
        this.period = period;
        this.weight = weight;
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
        return Warmups.recursive(period, 1 - weight);
    }

    @Override
    public boolean isReady() {
        return known != null ? known.isReady() : count == period;
    }

    @Override
    public String recipe() {
        return this + " of weight " + weight;
    }

    @Override
    public SharedIndicator fresh() {
        return new Ema(period, weight);
    }

    @Override
    public void lookUp(KnownValues values) {
        if (count == 0) {
            known = values;
        }
    }

    @Override
    public String toString() {
        return "Ema(" + period + ")";
    }

    /// Takes a value that the caller has checked.
    void push(double value) {
        if (isReady()) {
            this.value = weight == 1 ? value : this.value + weight * (value - this.value);
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
