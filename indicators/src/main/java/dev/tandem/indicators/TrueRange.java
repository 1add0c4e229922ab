package dev.tandem.indicators;

import dev.tandem.api.market.Bar;
import dev.tandem.api.strategy.Indicator;

/// How far a bar reached, the gap from the close before it included, in price units.
///
/// Formula: `max(high, previous close) - min(low, previous close)`
///
/// The first value appears at bar 1, or at bar 2 with [FirstBar#SKIPPED].
///
/// Source: J. W. Wilder, *New Concepts in Technical Trading Systems* (1978), chapter on the
/// volatility index.
public final class TrueRange implements Indicator {
    /// What the first bar counts, which has no close before it.
    public enum FirstBar {
        /// Its high less its low, as TradingView (`ta.tr(true)`, `ta.atr`) and talipp do.
        HIGH_LESS_LOW,

        /// Nothing: the first range is that of the second bar, as in TA-Lib and Stock.Indicators.
        SKIPPED
    }

    private final FirstBar firstBar;
    private boolean started;
    private double previousClose;
    private double value = Double.NaN;

    /// Counts the first bar as its high less its low.
    public TrueRange() {
        this(FirstBar.HIGH_LESS_LOW);
    }

    public TrueRange(FirstBar firstBar) {
        this.firstBar = firstBar;
    }

    @Override
    public void add(Bar bar) {
        Checks.range(this, bar);
        if (started) {
            value = Math.max(bar.high(), previousClose) - Math.min(bar.low(), previousClose);
        } else if (firstBar == FirstBar.HIGH_LESS_LOW) {
            value = bar.high() - bar.low();
        }
        previousClose = bar.close();
        started = true;
    }

    /// The range of the last bar, 0 or greater for bars whose high is not below their low; NaN
    /// until [#isReady].
    public double value() {
        return value;
    }

    @Override
    public int warmup() {
        return switch (firstBar) {
            case HIGH_LESS_LOW -> 1;
            case SKIPPED -> 2;
        };
    }

    @Override
    public boolean isReady() {
        return !Double.isNaN(value);
    }

    @Override
    public String toString() {
        return "TrueRange(" + firstBar + ")";
    }
}
