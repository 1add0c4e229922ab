package dev.tandem.indicators;

import dev.tandem.api.market.Bar;
import dev.tandem.api.strategy.Indicator;

/// Ultimate oscillator: how much of the true range lay below the close, over three lengths of time,
/// from 0 to 100.
///
/// Formula: `100 × (4 × a(fast) + 2 × a(middle) + a(slow)) / 7`, where `a = sum of (close -
/// min(low, previous close)) / sum of true range`
///
/// The first value appears at bar number `slow + 1`. A length of time without range counts as half.
///
/// Source: L. Williams, *The Ultimate Oscillator*, Technical Analysis of Stocks & Commodities
/// (April 1985).
public final class UltimateOscillator implements Indicator {
    private final int fast;
    private final int middle;
    private final int slow;
    private final TrueRange range = new TrueRange(TrueRange.FirstBar.SKIPPED);
    private final RollingSum fastPressure;
    private final RollingSum fastRange;
    private final RollingSum middlePressure;
    private final RollingSum middleRange;
    private final RollingSum slowPressure;
    private final RollingSum slowRange;
    private double previousClose;
    private int withoutRange; // bars, at the end of the series, stops at `slow`

    /// Periods 7, 14 and 28, as in the source.
    public UltimateOscillator() {
        this(7, 14, 28);
    }

    /// Starts without history.
    ///
    /// @param fast number of bars, 1 to 10,000,000
    /// @param middle number of bars, more than fast
    /// @param slow number of bars, more than middle
    public UltimateOscillator(int fast, int middle, int slow) {
        this.fast = Checks.period("UltimateOscillator", "fast period", fast, 1);
        this.middle = Checks.longer("UltimateOscillator", "middle period", middle, fast);
        this.slow = Checks.longer("UltimateOscillator", "slow period", slow, middle);
        this.fastPressure = new RollingSum(fast);
        this.fastRange = new RollingSum(fast);
        this.middlePressure = new RollingSum(middle);
        this.middleRange = new RollingSum(middle);
        this.slowPressure = new RollingSum(slow);
        this.slowRange = new RollingSum(slow);
    }

    @Override
    public void add(Bar bar) {
        Checks.range(this, bar);
        range.add(bar);
        if (range.isReady()) {
            take(bar.close() - Math.min(bar.low(), previousClose), range.value());
        }
        previousClose = bar.close();
    }

    /// The oscillator; NaN until [#isReady].
    public double value() {
        var first = part(fastPressure, fastRange, fast);
        var second = part(middlePressure, middleRange, middle);
        var third = part(slowPressure, slowRange, slow);
        return isReady() ? 100 * (4 * first + 2 * second + third) / 7 : Double.NaN;
    }

    @Override
    public int warmup() {
        return slow + 1;
    }

    @Override
    public boolean isReady() {
        return slowRange.isReady();
    }

    @Override
    public String toString() {
        return "UltimateOscillator(" + fast + ", " + middle + ", " + slow + ")";
    }

    private void take(double pressure, double reach) {
        fastPressure.push(pressure);
        fastRange.push(reach);
        middlePressure.push(pressure);
        middleRange.push(reach);
        slowPressure.push(pressure);
        slowRange.push(reach);
        withoutRange = reach == 0 ? Math.min(withoutRange + 1, slow) : 0;
    }

    private double part(RollingSum pressure, RollingSum reach, int period) {
        return withoutRange >= period ? 0.5 : pressure.value() / reach.value();
    }
}
