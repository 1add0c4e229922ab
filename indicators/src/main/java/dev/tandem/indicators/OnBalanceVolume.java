package dev.tandem.indicators;

import dev.tandem.api.market.Bar;
import dev.tandem.api.strategy.Indicator;

/// On-balance volume (OBV): the volume of bars that closed higher less that of bars that closed
/// lower, since the first bar.
///
/// Formula: `value += volume` after a higher close, `value -= volume` after a lower one
///
/// The first value appears at bar 1. Its level depends on the bar it began with; only its changes
/// mean anything.
///
/// Source: J. E. Granville, *Granville's New Key to Stock Market Profits* (1963).
public final class OnBalanceVolume implements Indicator {
    private final boolean firstCounts;
    private boolean started;
    private double previousClose;
    private double sum;
    private double rest; // exact sum less `sum`

    /// The first bar reads 0, as in Stock.Indicators.
    public OnBalanceVolume() {
        this(false);
    }

    private OnBalanceVolume(boolean firstCounts) {
        this.firstCounts = firstCounts;
    }

    /// The first bar reads its own volume, as in TA-Lib and talipp.
    public static OnBalanceVolume countingFirst() {
        return new OnBalanceVolume(true);
    }

    @Override
    public void add(Bar bar) {
        Checks.value(this, "close", bar.close());
        Checks.volume(this, bar.volume());
        var amount = direction(bar.close()) * bar.volume();
        var total = sum + amount;
        rest += Exact.restOfSum(sum, amount, total);
        sum = total;
        previousClose = bar.close();
        started = true;
    }

    /// The balance in units of volume; NaN until [#isReady].
    public double value() {
        return started ? sum + rest : Double.NaN;
    }

    @Override
    public int warmup() {
        return 1;
    }

    @Override
    public boolean isReady() {
        return started;
    }

    @Override
    public String toString() {
        return firstCounts ? "OnBalanceVolume(first bar counts)" : "OnBalanceVolume()";
    }

    private double direction(double close) {
        if (!started) {
            return firstCounts ? 1 : 0;
        }
        return Math.signum(close - previousClose);
    }
}
