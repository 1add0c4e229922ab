package dev.tandem.indicators;

import dev.tandem.api.market.Bar;
import dev.tandem.api.strategy.Indicator;

/// Chaikin money flow (CMF): the [MoneyFlowVolume] of a number of bars as a part of their volume,
/// from -1 to 1.
///
/// Formula: `sum of multiplier × volume / sum of volume`
///
/// The first value appears at bar number `period`. Bars without volume read 0.
///
/// Source: M. Chaikin, in S. B. Achelis, *Technical Analysis from A to Z* (2000).
public final class ChaikinMoneyFlow implements Indicator {
    private final int period;
    private final MoneyFlowVolume flow = new MoneyFlowVolume();
    private final RollingSum flows;
    private final RollingSum volumes;
    private int withoutVolume; // bars, at the end of the series, stops at `period`

    /// Starts without history.
    ///
    /// @param period number of bars, 1 to 10,000,000; usual is 20
    public ChaikinMoneyFlow(int period) {
        this.period = Checks.period("ChaikinMoneyFlow", period, 1);
        this.flows = new RollingSum(period);
        this.volumes = new RollingSum(period);
    }

    @Override
    public void add(Bar bar) {
        Checks.range(this, bar);
        Checks.volume(this, bar.volume());
        flow.add(bar);
        flows.push(flow.value());
        volumes.push(bar.volume());
        withoutVolume = bar.volume() == 0 ? Math.min(withoutVolume + 1, period) : 0;
    }

    /// The flow; NaN until [#isReady].
    public double value() {
        return withoutVolume == period ? 0 : flows.value() / volumes.value();
    }

    @Override
    public int warmup() {
        return period;
    }

    @Override
    public boolean isReady() {
        return flows.isReady();
    }

    @Override
    public String toString() {
        return "ChaikinMoneyFlow(" + period + ")";
    }
}
