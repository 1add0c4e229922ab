package dev.tandem.indicators;

import dev.tandem.api.strategy.ValueIndicator;

/// Moving average envelope: an [Sma] and a fixed percentage of it above and below, in the unit of
/// the values.
///
/// Formula: `middle = sma(period)`, `upper, lower = middle × (1 ± percent / 100)`
///
/// The first values appear at value number `period`.
///
/// Source: J. J. Murphy, *Technical Analysis of the Financial Markets* (1999), chapter 9.
public final class MovingAverageEnvelope implements ValueIndicator {
    private final int period;
    private final double percent;
    private final Sma mean;

    /// Starts without history.
    ///
    /// @param period number of values averaged, 1 to 10,000,000
    /// @param percent distance of either side, above 0
    public MovingAverageEnvelope(int period, double percent) {
        this.period = Checks.period("MovingAverageEnvelope", period, 1);
        this.percent = Checks.positive("MovingAverageEnvelope", "percent", percent);
        this.mean = new Sma(period);
    }

    @Override
    public void add(double value) {
        mean.push(Checks.value(this, value));
    }

    /// The middle, the same as [#middle].
    @Override
    public double value() {
        return middle();
    }

    /// The mean; NaN until [#isReady].
    public double middle() {
        return mean.value();
    }

    /// The upper side; NaN until [#isReady].
    public double upper() {
        return middle() * (1 + percent / 100);
    }

    /// The lower side; NaN until [#isReady].
    public double lower() {
        return middle() * (1 - percent / 100);
    }

    @Override
    public int warmup() {
        return period;
    }

    @Override
    public boolean isReady() {
        return mean.isReady();
    }

    @Override
    public String toString() {
        return "MovingAverageEnvelope(" + period + ", " + percent + ")";
    }
}
