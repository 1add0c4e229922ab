package dev.tandem.indicators;

import dev.tandem.api.strategy.ValueIndicator;

/// Price momentum oscillator (PMO): the change from value to value, smoothed twice, in tenths of a
/// percent.
///
/// Formula: `r = 10 × smooth(100 × change / previous, time)`, `value = smooth(r, smoothing)`,
/// `signal = ema(value, signal)`; `smooth` is an average with weight `2 / period` that starts with
/// the mean
///
/// The first value appears at value number `time + smoothing`, the first signal `signal - 1` later.
/// [#warmup] asks for enough that the seeds have faded. A previous value of 0 gives a change of 0.
///
/// Source: C. Swenlin, *DecisionPoint Price Momentum Oscillator* (StockCharts ChartSchool).
public final class PriceMomentumOscillator implements ValueIndicator {
    private final int timePeriod;
    private final int smoothingPeriod;
    private final int signalPeriod;
    private final Ema time;
    private final Ema smoothing;
    private final Ema signal;
    private boolean started;
    private double previous;

    /// Periods 35, 20 and 10, as in the source.
    public PriceMomentumOscillator() {
        this(35, 20, 10);
    }

    /// Starts without history.
    ///
    /// @param time 2 to 10,000,000
    /// @param smoothing 2 to 10,000,000
    /// @param signal 1 to 10,000,000
    public PriceMomentumOscillator(int time, int smoothing, int signal) {
        this.timePeriod = Checks.period("PriceMomentumOscillator", "time period", time, 2);
        this.smoothingPeriod =
                Checks.period("PriceMomentumOscillator", "smoothing period", smoothing, 2);
        this.signalPeriod = Checks.period("PriceMomentumOscillator", "signal period", signal, 1);
        this.time = new Ema(time, 2.0 / time);
        this.smoothing = new Ema(smoothing, 2.0 / smoothing);
        this.signal = new Ema(signal);
    }

    @Override
    public void add(double value) {
        Checks.value(this, value);
        if (started) {
            take(100 * Ratios.of(value - previous, previous, 0));
        }
        previous = value;
        started = true;
    }

    /// The oscillator; NaN before value number `time + smoothing`.
    @Override
    public double value() {
        return smoothing.value();
    }

    /// The average of the oscillator; NaN until [#isReady].
    public double signal() {
        return signal.value();
    }

    @Override
    public int warmup() {
        var smoothed = Warmups.chained(1 + time.warmup(), smoothing.warmup());
        return Warmups.chained(smoothed, signal.warmup());
    }

    @Override
    public boolean isReady() {
        return signal.isReady();
    }

    @Override
    public String toString() {
        return "PriceMomentumOscillator("
                + timePeriod
                + ", "
                + smoothingPeriod
                + ", "
                + signalPeriod
                + ")";
    }

    private void take(double percent) {
        time.push(percent);
        if (time.isReady()) {
            smoothing.push(10 * time.value());
        }
        if (smoothing.isReady()) {
            signal.push(smoothing.value());
        }
    }
}
