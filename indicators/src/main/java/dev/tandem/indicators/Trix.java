package dev.tandem.indicators;

import dev.tandem.api.strategy.ValueIndicator;

/// TRIX: how much a triply smoothed average has changed since the value before, in percent.
///
/// Formula: `100 × (e3 - previous e3) / previous e3`, where `e1 = ema(value)`, `e2 = ema(e1)`, `e3
/// = ema(e2)`
///
/// The first values appear at value number `period + 1`; all averages start one value earlier with
/// the mean so far. [#warmup] asks for about `7.4 × period` more, until that mean has faded. A
/// previous average of 0 gives a change of 0.
///
/// Source: J. K. Hutson, *Good TRIX*, Technical Analysis of Stocks & Commodities (1983); seeded as
/// in Stock.Indicators.
public final class Trix implements ValueIndicator {
    private final int period;
    private final Cascade cascade;
    private double previous = Double.NaN;

    /// Starts without history.
    ///
    /// @param period 1 to 10,000,000; usual is 14 or 15
    public Trix(int period) {
        this.period = Checks.period("Trix", period, 1);
        this.cascade = new Cascade(period, 3, period);
    }

    @Override
    public void add(double value) {
        Checks.value(this, value);
        previous = cascade.value();
        cascade.push(value);
    }

    /// The change in percent; NaN until [#isReady].
    @Override
    public double value() {
        return isReady() ? 100 * Ratios.of(average() - previous, previous, 0) : Double.NaN;
    }

    /// The triply smoothed average, in the unit of the values; NaN until [#isReady].
    public double average() {
        return isReady() ? cascade.value() : Double.NaN;
    }

    @Override
    public int warmup() {
        return Warmups.chained(cascade.warmup(), 2);
    }

    @Override
    public boolean isReady() {
        return !Double.isNaN(previous);
    }

    @Override
    public String toString() {
        return "Trix(" + period + ")";
    }
}
