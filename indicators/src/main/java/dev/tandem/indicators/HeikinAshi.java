package dev.tandem.indicators;

import dev.tandem.api.market.Bar;
import dev.tandem.api.strategy.Indicator;

/// Heikin-Ashi: bars that carry on from the middle of the one before, in price units.
///
/// Formula: `close = (open + high + low + close) / 4`, `open = (previous open + previous close) /
/// 2` of these bars, `high` and `low` the extremes of the bar's own, `open` and `close`
///
/// The first values appear at bar 1, whose open is `(open + close) / 2`; half of what it differs
/// fades with each bar, which [#warmup] counts.
///
/// Source: D. Valcu, *Using the Heikin-Ashi Technique*, Technical Analysis of Stocks & Commodities
/// (February 2004).
public final class HeikinAshi implements Indicator {
    private double open = Double.NaN;
    private double high = Double.NaN;
    private double low = Double.NaN;
    private double close = Double.NaN;

    @Override
    public void add(Bar bar) {
        Checks.prices(this, bar);
        open = isReady() ? (open + close) / 2 : (bar.open() + bar.close()) / 2;
        close = (bar.open() + bar.high() + bar.low() + bar.close()) / 4;
        high = Math.max(bar.high(), Math.max(open, close));
        low = Math.min(bar.low(), Math.min(open, close));
    }

    /// NaN until [#isReady], as the others.
    public double open() {
        return open;
    }

    public double high() {
        return high;
    }

    public double low() {
        return low;
    }

    public double close() {
        return close;
    }

    @Override
    public int warmup() {
        return Warmups.recursive(1, 0.5);
    }

    @Override
    public boolean isReady() {
        return !Double.isNaN(close);
    }

    @Override
    public String toString() {
        return "HeikinAshi()";
    }
}
