package dev.tandem.indicators;

import dev.tandem.api.market.Bar;
import dev.tandem.api.strategy.Indicator;

/// Chandelier exit: stops hung a number of average ranges below the highest high and above the
/// lowest low, in price units.
///
/// Formula: `longStop = highest high - multiplier × atr`, `shortStop = lowest low + multiplier ×
/// atr`
///
/// The first values appear at bar number `period + 1`: the [Atr] skips the range of the first bar,
/// as in Stock.Indicators. [#warmup] asks for about `9.2 × period` bars more.
///
/// Source: C. Le Beau, in A. Elder, *Come Into My Trading Room* (2002).
public final class ChandelierExit implements Indicator {
    private final int period;
    private final double multiplier;
    private final RollingMax highs;
    private final RollingMin lows;
    private final Atr range;

    /// 22 bars and 3 ranges, as in the source.
    public ChandelierExit() {
        this(22, 3);
    }

    /// Starts without history.
    ///
    /// @param period number of bars, 1 to 10,000,000
    /// @param multiplier number of ranges from the extreme to the stop, above 0
    public ChandelierExit(int period, double multiplier) {
        this.period = Checks.period("ChandelierExit", period, 1);
        this.multiplier = Checks.positive("ChandelierExit", "multiplier", multiplier);
        this.highs = new RollingMax(period);
        this.lows = new RollingMin(period);
        this.range = new Atr(period, TrueRange.FirstBar.SKIPPED);
    }

    @Override
    public void add(Bar bar) {
        Checks.range(this, bar);
        highs.push(bar.high());
        lows.push(bar.low());
        range.add(bar);
    }

    /// Where a long position is left; NaN until [#isReady].
    public double longStop() {
        return highs.value() - multiplier * range.value();
    }

    /// Where a short position is left; NaN until [#isReady].
    public double shortStop() {
        return lows.value() + multiplier * range.value();
    }

    @Override
    public int warmup() {
        return range.warmup();
    }

    @Override
    public boolean isReady() {
        return range.isReady();
    }

    @Override
    public String toString() {
        return "ChandelierExit(" + period + ", " + multiplier + ")";
    }
}
