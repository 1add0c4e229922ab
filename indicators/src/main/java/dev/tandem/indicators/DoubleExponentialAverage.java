package dev.tandem.indicators;

import dev.tandem.api.strategy.KnownValues;
import dev.tandem.api.strategy.SharedIndicator;
import org.jspecify.annotations.Nullable;

/// Double exponential moving average (DEMA): an [Ema] that makes up for part of its delay, in the
/// unit of the values.
///
/// Formula: `2 × e1 - e2`, where `e1 = ema(value)` and `e2 = ema(e1)`
///
/// The first value appears at value number `period`; both averages start there with the mean of the
/// values so far. [#warmup] asks for about `6 × period` more, until that mean has faded.
///
/// Source: P. G. Mulloy, *Smoothing Data with Faster Moving Averages*, Technical Analysis of Stocks
/// & Commodities (January 1994); seeded as in Stock.Indicators.
public final class DoubleExponentialAverage implements SharedIndicator {
    private final int period;
    private final Cascade cascade;
    private transient @Nullable KnownValues known; // computed for another run

    /// Starts without history.
    ///
    /// @param period 1 to 10,000,000; with 1 it repeats its input
    public DoubleExponentialAverage(int period) {
        this.period = Checks.period("DoubleExponentialAverage", period, 1);
        this.cascade = new Cascade(period, 2, period);
    }

    @Override
    public void add(double value) {
        if (known == null || !known.take(value)) {
            goAlone();
            cascade.push(Checks.value(this, value));
        }
    }

    @Override
    public double value() {
        return known != null ? known.value() : 2 * cascade.level(1) - cascade.level(2);
    }

    @Override
    public int warmup() {
        return cascade.warmup();
    }

    @Override
    public boolean isReady() {
        return known != null ? known.isReady() : cascade.isReady();
    }

    @Override
    public SharedIndicator fresh() {
        return new DoubleExponentialAverage(period);
    }

    @Override
    public void lookUp(KnownValues values) {
        if (cascade.isBlank()) {
            known = values;
        }
    }

    @Override
    public String toString() {
        return "DoubleExponentialAverage(" + period + ")";
    }

    private void goAlone() {
        var taken = known;
        if (taken != null) {
            known = null;
            taken.replay(cascade::push);
        }
    }
}
