package dev.tandem.indicators;

import dev.tandem.api.market.Bar;
import dev.tandem.api.strategy.Indicator;

/// Commodity channel index (CCI): how far the typical price lies from its mean, in mean deviations;
/// most readings lie between -100 and 100.
///
/// Formula: `(typical - mean) / (0.015 × mean of |typical - mean|)`, `typical = (high + low +
/// close) / 3`
///
/// The first value appears at bar number `period`. Bars of one price read 0. A bar costs time in
/// proportion to `period`.
///
/// Source: D. R. Lambert, *Commodity Channel Index*, Commodities (October 1980).
public final class CommodityChannelIndex implements Indicator {
    private static final double SCALE = 0.015;

    private final int period;
    private final Window prices;
    private final Sma mean;
    private double value = Double.NaN;

    /// Starts without history.
    ///
    /// @param period number of bars, 1 to 10,000,000; usual is 20; with 1 it is always 0
    public CommodityChannelIndex(int period) {
        this.period = Checks.period("CommodityChannelIndex", period, 1);
        this.prices = new Window(period);
        this.mean = new Sma(period);
    }

    @Override
    public void add(Bar bar) {
        Checks.range(this, bar);
        prices.push(bar.typicalPrice());
        mean.push(bar.typicalPrice());
        if (prices.isReady()) {
            value = compute();
        }
    }

    /// The index; NaN until [#isReady].
    public double value() {
        return value;
    }

    @Override
    public int warmup() {
        return period;
    }

    @Override
    public boolean isReady() {
        return prices.isReady();
    }

    @Override
    public String toString() {
        return "CommodityChannelIndex(" + period + ")";
    }

    private double compute() {
        var newest = prices.ago(0);
        var middle = mean.value();
        var deviations = 0.0;
        var moved = false; // the mean of equal prices may be off by a digit
        for (var ago = 0; ago < period; ago++) {
            moved |= prices.ago(ago) != newest;
            deviations += Math.abs(prices.ago(ago) - middle);
        }
        return moved ? Ratios.of(newest - middle, SCALE * deviations / period, 0) : 0;
    }
}
