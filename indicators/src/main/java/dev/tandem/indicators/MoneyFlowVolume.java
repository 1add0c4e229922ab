package dev.tandem.indicators;

import dev.tandem.api.market.Bar;
import dev.tandem.api.strategy.Indicator;

/// Money flow volume: the volume of a bar, counted by where in its range it closed, from all of it
/// (at the high) to all of it negative (at the low).
///
/// Formula: `multiplier = ((close - low) - (high - close)) / (high - low)`, `value = multiplier ×
/// volume`
///
/// The first values appear at bar 1. A bar without range has multiplier 0.
///
/// Source: M. Chaikin, in S. B. Achelis, *Technical Analysis from A to Z* (2000).
public final class MoneyFlowVolume implements Indicator {
    private double multiplier = Double.NaN;
    private double value = Double.NaN;

    @Override
    public void add(Bar bar) {
        Checks.range(this, bar);
        Checks.volume(this, bar.volume());
        var fromLow = bar.close() - bar.low();
        var toHigh = bar.high() - bar.close();
        multiplier = Ratios.of(fromLow - toHigh, bar.high() - bar.low(), 0);
        value = multiplier * bar.volume();
    }

    /// The flow of the last bar, in units of volume; NaN until [#isReady].
    public double value() {
        return value;
    }

    /// From -1 (closed at the low) to 1 (at the high); NaN until [#isReady].
    public double multiplier() {
        return multiplier;
    }

    @Override
    public int warmup() {
        return 1;
    }

    @Override
    public boolean isReady() {
        return !Double.isNaN(value);
    }

    @Override
    public String toString() {
        return "MoneyFlowVolume()";
    }
}
