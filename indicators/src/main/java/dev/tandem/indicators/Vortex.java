package dev.tandem.indicators;

import dev.tandem.api.market.Bar;
import dev.tandem.api.strategy.Indicator;

/// Vortex indicator: how far highs swung above the lows before them, and lows below the highs, in
/// units of the bars' ranges; about 1 where neither side leads.
///
/// Formula: `plus = sum of |high - previous low| / sum of true range`, `minus = sum of |low -
/// previous high| / sum of true range`
///
/// The first values appear at bar number `period + 1`. Bars without range read 1.
///
/// Source: E. Botes and D. Siepman, *The Vortex Indicator*, Technical Analysis of Stocks &
/// Commodities (January 2010).
public final class Vortex implements Indicator {
    private final int period;
    private final TrueRange range = new TrueRange(TrueRange.FirstBar.SKIPPED);
    private final RollingSum ranges;
    private final RollingSum higher;
    private final RollingSum lower;
    private double previousHigh;
    private double previousLow;
    private int withoutRange; // bars, at the end of the series, stops at `period`

    /// Starts without history.
    ///
    /// @param period number of bars, 1 to 10,000,000; the source uses 14
    public Vortex(int period) {
        this.period = Checks.period("Vortex", period, 1);
        this.ranges = new RollingSum(period);
        this.higher = new RollingSum(period);
        this.lower = new RollingSum(period);
    }

    @Override
    public void add(Bar bar) {
        Checks.range(this, bar);
        range.add(bar);
        if (range.isReady()) {
            ranges.push(range.value());
            higher.push(Math.abs(bar.high() - previousLow));
            lower.push(Math.abs(bar.low() - previousHigh));
            withoutRange = range.value() == 0 ? Math.min(withoutRange + 1, period) : 0;
        }
        previousHigh = bar.high();
        previousLow = bar.low();
    }

    /// The upward swing (VI+); NaN until [#isReady].
    public double plus() {
        return withoutRange == period ? 1 : higher.value() / ranges.value();
    }

    /// The downward swing (VI-); NaN until [#isReady].
    public double minus() {
        return withoutRange == period ? 1 : lower.value() / ranges.value();
    }

    @Override
    public int warmup() {
        return period + 1;
    }

    @Override
    public boolean isReady() {
        return ranges.isReady();
    }

    @Override
    public String toString() {
        return "Vortex(" + period + ")";
    }
}
