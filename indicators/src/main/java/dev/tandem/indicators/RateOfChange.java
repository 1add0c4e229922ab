package dev.tandem.indicators;

import dev.tandem.api.strategy.ValueIndicator;

/// Rate of change: by how many percent a series has changed since `period` values ago; the
/// difference itself is its momentum.
///
/// Formula: `momentum = newest - value period ago`, `value = 100 × momentum / value period ago`
///
/// The first values appear at value number `period + 1`. Where the value `period` ago is 0 the
/// percentage is NaN.
///
/// Source: J. J. Murphy, *Technical Analysis of the Financial Markets* (1999), chapter 10.
public final class RateOfChange implements ValueIndicator {
    private final int period;
    private final Window window;

    /// Starts without history.
    ///
    /// @param period number of values looked back, 1 to 9,999,999
    public RateOfChange(int period) {
        this.period = Checks.period("RateOfChange", "period", period, 1, Checks.LONGEST_PERIOD - 1);
        this.window = new Window(period + 1);
    }

    @Override
    public void add(double value) {
        window.push(Checks.value(this, value));
    }

    /// The change in percent; NaN until [#isReady], and while the value `period` ago is 0.
    @Override
    public double value() {
        return 100 * Ratios.of(momentum(), window.value(), Double.NaN);
    }

    /// The change in the unit of the values; NaN until [#isReady].
    public double momentum() {
        return window.ago(0) - window.value();
    }

    @Override
    public int warmup() {
        return window.warmup();
    }

    @Override
    public boolean isReady() {
        return window.isReady();
    }

    @Override
    public String toString() {
        return "RateOfChange(" + period + ")";
    }
}
