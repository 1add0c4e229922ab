package dev.tandem.indicators;

import dev.tandem.api.market.Bar;
import dev.tandem.api.strategy.Indicator;

/// Stochastic oscillator: where the close lies between the lowest low and the highest high of a
/// number of bars, from 0 to 100.
///
/// Formula: `k = sma(100 × (close - lowest low) / (highest high - lowest low), smoothing)`, `d =
/// sma(k, signal)`, `j = 3 × k - 2 × d`
///
/// The first k appears at bar number `period + smoothing - 1`, the first d and j `signal - 1`
/// later. Bars without range count as 50. A smoothing of 1 gives the fast stochastic.
///
/// Source: G. C. Lane, *Lane's Stochastics*, Technical Analysis of Stocks & Commodities (1984).
public final class Stochastic implements Indicator {
    private final int period;
    private final int smoothing;
    private final int signal;
    private final RollingMax highs;
    private final RollingMin lows;
    private final Sma k;
    private final Sma d;

    /// Periods 14, 3 and 3.
    public Stochastic() {
        this(14, 3, 3);
    }

    /// Starts without history.
    ///
    /// @param period number of bars looked at, 1 to 10,000,000
    /// @param smoothing number of positions that k averages, 1 to 10,000,000
    /// @param signal number of values of k that d averages, 1 to 10,000,000
    public Stochastic(int period, int smoothing, int signal) {
        this.period = Checks.period("Stochastic", period, 1);
        this.smoothing = Checks.period("Stochastic", "smoothing period", smoothing, 1);
        this.signal = Checks.period("Stochastic", "signal period", signal, 1);
        this.highs = new RollingMax(period);
        this.lows = new RollingMin(period);
        this.k = new Sma(smoothing);
        this.d = new Sma(signal);
    }

    @Override
    public void add(Bar bar) {
        Checks.range(this, bar);
        highs.push(bar.high());
        lows.push(bar.low());
        if (highs.isReady()) {
            var range = highs.value() - lows.value();
            k.push(Ratios.of(100 * (bar.close() - lows.value()), range, 50));
        }
        if (k.isReady()) {
            d.push(k.value());
        }
    }

    /// The smoothed position; NaN before bar number `period + smoothing - 1`.
    public double k() {
        return k.value();
    }

    /// The average of k; NaN until [#isReady].
    public double d() {
        return d.value();
    }

    /// How far k has run ahead of d, may lie outside 0 to 100; NaN until [#isReady].
    public double j() {
        return 3 * k() - 2 * d();
    }

    @Override
    public int warmup() {
        return period + smoothing + signal - 2;
    }

    @Override
    public boolean isReady() {
        return d.isReady();
    }

    @Override
    public String toString() {
        return "Stochastic(" + period + ", " + smoothing + ", " + signal + ")";
    }
}
