package dev.tandem.testkit.reference;

import dev.tandem.api.market.Bar;
import dev.tandem.api.strategy.Indicator;
import dev.tandem.indicators.Sma;

/// A fast and a slow average of closes at this bar and at the one before; nothing crosses before
/// `slow + 1` bars.
public final class Crossing implements Indicator {
    private final int slowPeriod;
    private final Sma fast;
    private final Sma slow;
    private double fastBefore = Double.NaN;
    private double slowBefore = Double.NaN;

    /// @param fastPeriod number of closes of the fast average
    /// @param slowPeriod number of closes of the slow average
    public Crossing(int fastPeriod, int slowPeriod) {
        this.slowPeriod = slowPeriod;
        fast = new Sma(fastPeriod);
        slow = new Sma(slowPeriod);
    }

    @Override
    public void add(Bar bar) {
        fastBefore = fast.value();
        slowBefore = slow.value();
        fast.add(bar);
        slow.add(bar);
    }

    @Override
    public int warmup() {
        return slowPeriod + 1;
    }

    @Override
    public boolean isReady() {
        return !Double.isNaN(fastBefore) && !Double.isNaN(slowBefore);
    }

    /// At or below at the last bar, above now.
    public boolean isUp() {
        return fastBefore <= slowBefore && fast.value() > slow.value();
    }

    /// At or above at the last bar, below now.
    public boolean isDown() {
        return fastBefore >= slowBefore && fast.value() < slow.value();
    }
}
