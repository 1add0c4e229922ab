package dev.tandem.indicators;

import dev.tandem.api.market.Bar;
import dev.tandem.api.strategy.Indicator;

/// Average true range: [TrueRange] smoothed by [WilderAverage], in price units.
///
/// Formula: [WilderAverage] of [TrueRange]
///
/// The first value appears at bar number `period`, where the first bar counts with its high less
/// its low, or at `period + 1` with [TrueRange.FirstBar#SKIPPED]. Both fade into each other;
/// [#warmup] asks for about `9.2 × period` bars more.
///
/// Source: J. W. Wilder, *New Concepts in Technical Trading Systems* (1978), chapter on the
/// volatility index.
public final class Atr implements Indicator {
    private final int period;
    private final TrueRange range;
    private final WilderAverage average;

    /// Starts without history; the first bar counts.
    ///
    /// @param period number of bars smoothed over, 1 to 10,000,000; the source uses 14
    public Atr(int period) {
        this(period, TrueRange.FirstBar.HIGH_LESS_LOW);
    }

    /// Starts without history.
    ///
    /// @param period number of bars smoothed over, 1 to 10,000,000; the source uses 14
    public Atr(int period, TrueRange.FirstBar firstBar) {
        this.period = Checks.period("Atr", period, 1);
        this.range = new TrueRange(firstBar);
        this.average = new WilderAverage(period);
    }

    @Override
    public void add(Bar bar) {
        Checks.range(this, bar);
        range.add(bar);
        if (range.isReady()) {
            average.push(range.value());
        }
    }

    /// The average range; NaN until [#isReady].
    public double value() {
        return average.value();
    }

    @Override
    public int warmup() {
        return Warmups.wilder(range.warmup() - 1 + period, period);
    }

    @Override
    public boolean isReady() {
        return average.isReady();
    }

    @Override
    public String toString() {
        return "Atr(" + period + ")";
    }
}
