package dev.tandem.indicators;

import dev.tandem.api.market.Bar;
import dev.tandem.api.strategy.Indicator;

/// Donchian channel: highest high and lowest low of a number of bars, in price units.
///
/// Formula: `upper = highest high`, `lower = lowest low`, `middle = (upper + lower) / 2`
///
/// For breakouts the present bar must not count, or no close could ever lie outside: that is the
/// default. [#including] counts the present bar, as most charts draw it.
///
/// The first values appear at bar number `period + 1`, at `period` when the present bar counts.
///
/// Source: C. M. Faith, *Way of the Turtle* (2007), on breakouts of the preceding 20 or 55 days.
public final class Donchian implements Indicator {
    private final int period;
    private final boolean presentCounts;
    private final RollingMax highs;
    private final RollingMin lows;
    private double upper = Double.NaN;
    private double lower = Double.NaN;

    /// Looks at the bars before the present one; the same as [#previous].
    ///
    /// @param period number of bars, 1 to 10,000,000
    public Donchian(int period) {
        this(period, false);
    }

    private Donchian(int period, boolean presentCounts) {
        this.period = Checks.period("Donchian", period, 1);
        this.presentCounts = presentCounts;
        this.highs = new RollingMax(period);
        this.lows = new RollingMin(period);
    }

    /// Looks at the present bar and the `period - 1` before it.
    public static Donchian including(int period) {
        return new Donchian(period, true);
    }

    /// Looks at the `period` bars before the present one.
    public static Donchian previous(int period) {
        return new Donchian(period, false);
    }

    @Override
    public void add(Bar bar) {
        var high = Checks.value(this, "high", bar.high());
        var low = Checks.value(this, "low", bar.low());
        if (!presentCounts) {
            take();
        }
        highs.push(high);
        lows.push(low);
        if (presentCounts) {
            take();
        }
    }

    /// The highest high; NaN until [#isReady].
    public double upper() {
        return upper;
    }

    /// The lowest low; NaN until [#isReady].
    public double lower() {
        return lower;
    }

    /// Halfway between the two; NaN until [#isReady].
    public double middle() {
        return (upper + lower) / 2;
    }

    @Override
    public int warmup() {
        return presentCounts ? period : period + 1;
    }

    @Override
    public boolean isReady() {
        return !Double.isNaN(upper);
    }

    @Override
    public String toString() {
        return "Donchian(" + period + (presentCounts ? ", present bar included)" : ")");
    }

    private void take() {
        upper = highs.value();
        lower = lows.value();
    }
}
