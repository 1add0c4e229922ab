package dev.tandem.indicators;

import dev.tandem.api.strategy.ValueIndicator;

/// Bollinger bands: a moving average and a number of standard deviations above and below it, in the
/// unit of the values.
///
/// Formula: `middle = sma(period)`, `upper, lower = middle ± deviations × σ`, `percentB = (newest -
/// lower) / (upper - lower)`, `width = (upper - lower) / middle`, `zScore = (newest - middle) / σ`
///
/// The first values appear at value number `period`. Where all values are equal, percentB is 0.5
/// and zScore 0.
///
/// Source: J. Bollinger, *Bollinger on Bollinger Bands* (2001); the deviation is that of the
/// population, see [StandardDeviation].
public final class BollingerBands implements ValueIndicator {
    private final int period;
    private final double deviations;
    private final StandardDeviation deviation;
    private double newest;

    /// 20 values and 2 deviations, as in the source.
    public BollingerBands() {
        this(20, 2);
    }

    /// Starts without history.
    ///
    /// @param period number of values, 1 to 10,000,000
    /// @param deviations from the middle to either band, above 0
    public BollingerBands(int period, double deviations) {
        this.period = Checks.period("BollingerBands", period, 1);
        this.deviations = Checks.positive("BollingerBands", "deviations", deviations);
        this.deviation = new StandardDeviation(period);
    }

    @Override
    public void add(double value) {
        deviation.push(Checks.value(this, value));
        newest = value;
    }

    /// The middle, the same as [#middle].
    @Override
    public double value() {
        return middle();
    }

    /// The mean; NaN until [#isReady].
    public double middle() {
        return deviation.mean();
    }

    /// The upper band; NaN until [#isReady].
    public double upper() {
        return middle() + deviations * deviation.value();
    }

    /// The lower band; NaN until [#isReady].
    public double lower() {
        return middle() - deviations * deviation.value();
    }

    /// Where the newest value lies, 0 at the lower band and 1 at the upper; NaN until [#isReady].
    public double percentB() {
        return 0.5 + zScore() / (2 * deviations);
    }

    /// From band to band as a part of the middle; NaN until [#isReady], and where the middle is 0.
    public double width() {
        return Ratios.of(2 * deviations * deviation.value(), middle(), Double.NaN);
    }

    /// How many deviations the newest value lies above the middle; NaN until [#isReady].
    public double zScore() {
        return isReady() ? Ratios.of(newest - middle(), deviation.value(), 0) : Double.NaN;
    }

    @Override
    public int warmup() {
        return period;
    }

    @Override
    public boolean isReady() {
        return deviation.isReady();
    }

    @Override
    public String toString() {
        return "BollingerBands(" + period + ", " + deviations + ")";
    }
}
