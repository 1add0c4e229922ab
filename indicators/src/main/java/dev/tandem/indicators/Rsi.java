package dev.tandem.indicators;

import dev.tandem.api.strategy.KnownValues;
import dev.tandem.api.strategy.SharedIndicator;
import org.jspecify.annotations.Nullable;

/// Relative strength index with Wilder smoothing, from 0 (only falls) to 100 (only rises).
///
/// Formula: `100 × rise / (rise + fall)`, the [WilderAverage] of rises and of falls
///
/// The first value appears at value number `period + 1`, from the plain average of the first
/// `period` changes. A series that has not moved reads 50. [#warmup] asks for about `9.2 × period`
/// values more, see [WilderAverage].
///
/// Source: J. W. Wilder, *New Concepts in Technical Trading Systems* (1978), chapter on the
/// relative strength index.
public final class Rsi implements SharedIndicator {
    private final int period;
    private final WilderAverage rise;
    private final WilderAverage fall;
    private boolean started;
    private double previous;
    private transient @Nullable KnownValues known; // computed for another run

    /// Starts without history.
    ///
    /// @param period number of changes averaged, 1 to 10,000,000; the source uses 14
    public Rsi(int period) {
        this.period = Checks.period("Rsi", period, 1);
        this.rise = new WilderAverage(period);
        this.fall = new WilderAverage(period);
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
        if (known != null) {
            return known.value();
        }
        var movement = rise.value() + fall.value(); // NaN until ready
        return movement == 0 ? 50 : 100 * (rise.value() / movement);
    }

    @Override
    public int warmup() {
        return Warmups.wilder(period + 1, period);
    }

    @Override
    public boolean isReady() {
        return known != null ? known.isReady() : rise.isReady();
    }

    @Override
    public SharedIndicator fresh() {
        return new Rsi(period);
    }

    @Override
    public void lookUp(KnownValues values) {
        if (!started) {
            known = values;
        }
    }

    @Override
    public String toString() {
        return "Rsi(" + period + ")";
    }

    private void push(double value) {
        if (started) {
            var change = value - previous;
            rise.push(Math.max(change, 0));
            fall.push(Math.max(-change, 0));
        }
        previous = value;
        started = true;
    }

    private void goAlone() {
        var taken = known;
        if (taken != null) {
            known = null;
            taken.replay(this::push);
        }
    }
}
