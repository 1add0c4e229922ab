package dev.tandem.indicators;

import dev.tandem.api.strategy.KnownValues;
import dev.tandem.api.strategy.SharedIndicator;
import org.jspecify.annotations.Nullable;

/// Hull moving average (HMA): a [WeightedAverage] that makes up for its delay, in the unit of the
/// values.
///
/// Formula: `wma(2 × wma(value, period / 2) - wma(value, period), √period)`, both periods rounded
/// down
///
/// The first value appears at value number `period + √period - 1`.
///
/// Source: A. Hull, *How to reduce lag in a moving average* (2005).
public final class HullAverage implements SharedIndicator {
    private final int period;
    private final WeightedAverage half;
    private final WeightedAverage whole;
    private final WeightedAverage smooth;
    private transient @Nullable KnownValues known; // computed for another run

    /// Starts without history.
    ///
    /// @param period number of values averaged, 2 to 10,000,000
    public HullAverage(int period) {
        this.period = Checks.period("HullAverage", period, 2);
        this.half = new WeightedAverage(period / 2);
        this.whole = new WeightedAverage(period);
        this.smooth = new WeightedAverage((int) Math.sqrt(period));
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
        return known != null ? known.value() : smooth.value();
    }

    @Override
    public int warmup() {
        return Warmups.chained(period, smooth.warmup());
    }

    @Override
    public boolean isReady() {
        return known != null ? known.isReady() : smooth.isReady();
    }

    @Override
    public SharedIndicator fresh() {
        return new HullAverage(period);
    }

    @Override
    public void lookUp(KnownValues values) {
        if (whole.isBlank()) {
            known = values;
        }
    }

    @Override
    public String toString() {
        return "HullAverage(" + period + ")";
    }

    private void push(double value) {
        half.push(value);
        whole.push(value);
        if (whole.isReady()) {
            smooth.push(2 * half.value() - whole.value());
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
