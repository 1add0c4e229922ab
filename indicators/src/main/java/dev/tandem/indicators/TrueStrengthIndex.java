package dev.tandem.indicators;

import dev.tandem.api.strategy.ValueIndicator;

/// True strength index (TSI): the doubly smoothed change as a part of the doubly smoothed size of
/// the changes, from -100 (only falls) to 100 (only rises).
///
/// Formula: `100 × ema(ema(change, period), smoothing) / ema(ema(|change|, period), smoothing)`,
/// `signal = ema(value, signal)`
///
/// The first value appears at value number `period + smoothing`, the first signal `signal - 1`
/// later. [#warmup] asks for enough that the seeds have faded. A series that has not moved reads 0.
///
/// Source: W. Blau, *Momentum, Direction, and Divergence* (1995).
public final class TrueStrengthIndex implements ValueIndicator {
    private final int period;
    private final int smoothing;
    private final int signalPeriod;
    private final Ema change;
    private final Ema smoothChange;
    private final Ema size;
    private final Ema smoothSize;
    private final Ema signal;
    private boolean started;
    private double previous;

    /// Periods 25, 13 and 7.
    public TrueStrengthIndex() {
        this(25, 13, 7);
    }

    /// Starts without history.
    ///
    /// @param period of the first smoothing, 1 to 10,000,000
    /// @param smoothing period of the second, 1 to 10,000,000
    /// @param signal 1 to 10,000,000
    public TrueStrengthIndex(int period, int smoothing, int signal) {
        this.period = Checks.period("TrueStrengthIndex", period, 1);
        this.smoothing = Checks.period("TrueStrengthIndex", "smoothing period", smoothing, 1);
        this.signalPeriod = Checks.period("TrueStrengthIndex", "signal period", signal, 1);
        this.change = new Ema(period);
        this.smoothChange = new Ema(smoothing);
        this.size = new Ema(period);
        this.smoothSize = new Ema(smoothing);
        this.signal = new Ema(signal);
    }

    @Override
    public void add(double value) {
        Checks.value(this, value);
        if (started) {
            take(value - previous);
        }
        previous = value;
        started = true;
    }

    /// The index; NaN before value number `period + smoothing`.
    @Override
    public double value() {
        return smoothSize.isReady()
                ? 100 * Ratios.of(smoothChange.value(), smoothSize.value(), 0)
                : Double.NaN;
    }

    /// The average of the index; NaN until [#isReady].
    public double signal() {
        return signal.value();
    }

    @Override
    public int warmup() {
        var smoothed = Warmups.chained(1 + change.warmup(), smoothChange.warmup());
        return Warmups.chained(smoothed, signal.warmup());
    }

    @Override
    public boolean isReady() {
        return signal.isReady();
    }

    @Override
    public String toString() {
        return "TrueStrengthIndex(" + period + ", " + smoothing + ", " + signalPeriod + ")";
    }

    private void take(double step) {
        change.push(step);
        size.push(Math.abs(step));
        if (change.isReady()) {
            smoothChange.push(change.value());
            smoothSize.push(size.value());
        }
        if (smoothSize.isReady()) {
            signal.push(value());
        }
    }
}
