package dev.tandem.indicators;

import dev.tandem.api.market.Bar;
import dev.tandem.api.strategy.Indicator;

/// Accumulation/distribution line (ADL): all [MoneyFlowVolume] since the first bar, in units of
/// volume.
///
/// Formula: `value += multiplier × volume`
///
/// The first value appears at bar 1. Its level depends on the bar it began with; only its changes
/// mean anything.
///
/// Source: M. Chaikin, in S. B. Achelis, *Technical Analysis from A to Z* (2000).
public final class AccumulationDistribution implements Indicator {
    private final MoneyFlowVolume flow = new MoneyFlowVolume();
    private double sum;
    private double rest; // exact sum less `sum`

    @Override
    public void add(Bar bar) {
        Checks.range(this, bar);
        Checks.volume(this, bar.volume());
        flow.add(bar);
        var total = sum + flow.value();
        rest += Exact.restOfSum(sum, flow.value(), total);
        sum = total;
    }

    /// The line; NaN until [#isReady].
    public double value() {
        return isReady() ? sum + rest : Double.NaN;
    }

    /// What the last bar added; NaN until [#isReady].
    public double flow() {
        return flow.value();
    }

    /// Where the last bar closed in its range, from -1 (low) to 1 (high); NaN until [#isReady].
    public double multiplier() {
        return flow.multiplier();
    }

    @Override
    public int warmup() {
        return 1;
    }

    @Override
    public boolean isReady() {
        return flow.isReady();
    }

    @Override
    public String toString() {
        return "AccumulationDistribution()";
    }
}
