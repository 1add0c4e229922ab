package dev.tandem.indicators;

import dev.tandem.api.strategy.ValueIndicator;

/// End point moving average (EPMA, also LSMA): where the straight line of least squares through the
/// last `period` values ends, in their unit.
///
/// Formula: `3 × wma - 2 × sma`, which is that end for any window ([WeightedAverage], [Sma])
///
/// The first value appears at value number `period`.
///
/// Source: P. Lafferty, *The End Point Moving Average*, Technical Analysis of Stocks & Commodities
/// (October 1995).
public final class EndPointAverage implements ValueIndicator {
    private final int period;
    private final WeightedAverage weighted;
    private final Sma mean;

    /// Starts without history.
    ///
    /// @param period number of values the line goes through, 2 to 10,000,000
    public EndPointAverage(int period) {
        this.period = Checks.period("EndPointAverage", period, 2);
        this.weighted = new WeightedAverage(period);
        this.mean = new Sma(period);
    }

    @Override
    public void add(double value) {
        Checks.value(this, value);
        weighted.push(value);
        mean.push(value);
    }

    @Override
    public double value() {
        return 3 * weighted.value() - 2 * mean.value();
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
        return "EndPointAverage(" + period + ")";
    }
}
