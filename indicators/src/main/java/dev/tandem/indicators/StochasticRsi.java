package dev.tandem.indicators;

import dev.tandem.api.strategy.ValueIndicator;

/// Stochastic relative strength index: where the [Rsi] lies between its own lowest and highest
/// readings, from 0 to 100.
///
/// Formula: `k = sma(100 × (rsi - lowest rsi) / (highest rsi - lowest rsi), smoothing)`, `d =
/// sma(k, signal)`
///
/// The first k appears at value number `rsi + period + smoothing - 1`, the first d `signal - 1`
/// later. Where all readings are the same but for rounding, the position counts as 50.
///
/// Source: T. S. Chande and S. Kroll, *The New Technical Trader* (1994).
public final class StochasticRsi implements ValueIndicator {
    /// Readings from 0 to 100 carry about 14 digits; a difference below this is made of their rest.
    private static final double SAME = 1e-10;

    private final int rsiPeriod;
    private final int period;
    private final int smoothing;
    private final int signal;
    private final Rsi rsi;
    private final RollingMax highest;
    private final RollingMin lowest;
    private final Sma k;
    private final Sma d;

    /// Periods 14, 14, 3 and 3.
    public StochasticRsi() {
        this(14, 14, 3, 3);
    }

    /// Starts without history.
    ///
    /// @param rsi period of the index, 1 to 10,000,000
    /// @param period number of its readings looked at, 1 to 10,000,000
    /// @param smoothing number of positions that k averages, 1 to 10,000,000
    /// @param signal number of values of k that d averages, 1 to 10,000,000
    public StochasticRsi(int rsi, int period, int smoothing, int signal) {
        this.rsiPeriod = Checks.period("StochasticRsi", "rsi period", rsi, 1);
        this.period = Checks.period("StochasticRsi", period, 1);
        this.smoothing = Checks.period("StochasticRsi", "smoothing period", smoothing, 1);
        this.signal = Checks.period("StochasticRsi", "signal period", signal, 1);
        this.rsi = new Rsi(rsi);
        this.highest = new RollingMax(period);
        this.lowest = new RollingMin(period);
        this.k = new Sma(smoothing);
        this.d = new Sma(signal);
    }

    @Override
    public void add(double value) {
        Checks.value(this, value);
        rsi.add(value);
        if (rsi.isReady()) {
            take(rsi.value());
        }
    }

    /// The smoothed position, the same as [#k].
    @Override
    public double value() {
        return k();
    }

    /// The smoothed position; NaN before value number `rsi + period + smoothing - 1`.
    public double k() {
        return k.value();
    }

    /// The average of k; NaN until [#isReady].
    public double d() {
        return d.value();
    }

    @Override
    public int warmup() {
        return rsi.warmup() + period + smoothing + signal - 3;
    }

    @Override
    public boolean isReady() {
        return d.isReady();
    }

    @Override
    public String toString() {
        return "StochasticRsi("
                + rsiPeriod
                + ", "
                + period
                + ", "
                + smoothing
                + ", "
                + signal
                + ")";
    }

    private void take(double reading) {
        highest.push(reading);
        lowest.push(reading);
        if (highest.isReady()) {
            var range = highest.value() - lowest.value();
            k.push(range < SAME ? 50 : 100 * (reading - lowest.value()) / range);
        }
        if (k.isReady()) {
            d.push(k.value());
        }
    }
}
