package dev.tandem.indicators;

import dev.tandem.api.market.Bar;
import dev.tandem.api.strategy.Indicator;

/// Williams %R: how far the close lies below the highest high of a number of bars, from -100 (at
/// the lowest low) to 0 (at the high).
///
/// Formula: `-100 × (highest high - close) / (highest high - lowest low)`
///
/// The first value appears at bar number `period`. Bars without range read -50.
///
/// Source: L. Williams, *How I Made One Million Dollars Last Year Trading Commodities* (1973).
public final class WilliamsPercentRange implements Indicator {
    private final int period;
    private final RollingMax highs;
    private final RollingMin lows;
    private double close;

    /// Starts without history.
    ///
    /// @param period number of bars, 1 to 10,000,000; usual is 14
    public WilliamsPercentRange(int period) {
        this.period = Checks.period("WilliamsPercentRange", period, 1);
        this.highs = new RollingMax(period);
        this.lows = new RollingMin(period);
    }

    @Override
    public void add(Bar bar) {
        Checks.range(this, bar);
        highs.push(bar.high());
        lows.push(bar.low());
        close = bar.close();
    }

    /// The reading; NaN until [#isReady].
    public double value() {
        var range = highs.value() - lows.value(); // NaN until ready
        return range == 0 ? -50 : -100 * (highs.value() - close) / range;
    }

    @Override
    public int warmup() {
        return period;
    }

    @Override
    public boolean isReady() {
        return highs.isReady();
    }

    @Override
    public String toString() {
        return "WilliamsPercentRange(" + period + ")";
    }
}
