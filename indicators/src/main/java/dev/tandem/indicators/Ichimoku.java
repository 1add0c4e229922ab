package dev.tandem.indicators;

import dev.tandem.api.market.Bar;
import dev.tandem.api.strategy.Indicator;

/// Ichimoku cloud: middles of [Donchian] channels of three lengths, two of them drawn later than
/// computed, in price units.
///
/// Formula: `conversion = middle(9)`, `base = middle(26)`, `leadingA = (conversion + base) / 2` and
/// `leadingB = middle(52)`, both of 26 bars ago, `lagging = close`
///
/// The first conversion appears at bar 9, the first base at 26, the first leadingA at 52, the first
/// values of all at bar 78, for the usual periods.
///
/// The leading lines are those drawn at the last bar, known since 26 bars. The lagging line is
/// known only in hindsight: what [#lagging] gives is drawn at the bar 26 ago.
///
/// Source: N. Elliott, *Ichimoku Charts* (2007).
public final class Ichimoku implements Indicator {
    private final int conversionPeriod;
    private final int basePeriod;
    private final int spanPeriod;
    private final Donchian conversion;
    private final Donchian base;
    private final Donchian span;
    private final Window leadingA;
    private final Window leadingB;
    private double lagging = Double.NaN;

    /// Periods 9, 26 and 52, as in the source.
    public Ichimoku() {
        this(9, 26, 52);
    }

    /// Starts without history.
    ///
    /// @param conversion number of bars of the conversion line (Tenkan), 1 to 10,000,000
    /// @param base number of bars of the base line (Kijun), longer, and by how many the leading
    ///   lines are drawn later
    /// @param span number of bars of the second leading line (Senkou B), longer again
    public Ichimoku(int conversion, int base, int span) {
        this.conversionPeriod = Checks.period("Ichimoku", "conversion period", conversion, 1);
        this.basePeriod = Checks.longer("Ichimoku", "base period", base, conversion);
        this.spanPeriod = Checks.longer("Ichimoku", "span period", span, base);
        this.conversion = Donchian.including(conversion);
        this.base = Donchian.including(base);
        this.span = Donchian.including(span);
        this.leadingA = new Window(base + 1);
        this.leadingB = new Window(base + 1);
    }

    @Override
    public void add(Bar bar) {
        Checks.range(this, bar);
        conversion.add(bar);
        base.add(bar);
        span.add(bar);
        if (base.isReady()) {
            leadingA.push((conversion.middle() + base.middle()) / 2);
        }
        if (span.isReady()) {
            leadingB.push(span.middle());
        }
        lagging = bar.close();
    }

    /// The conversion line (Tenkan-sen); NaN before bar number `conversion`.
    public double conversion() {
        return conversion.middle();
    }

    /// The base line (Kijun-sen); NaN before bar number `base`.
    public double base() {
        return base.middle();
    }

    /// The first leading line (Senkou span A) as drawn at the last bar; NaN before bar `2 × base`.
    public double leadingA() {
        return leadingA.value();
    }

    /// The second leading line (Senkou span B) as drawn at the last bar; NaN until [#isReady].
    public double leadingB() {
        return leadingB.value();
    }

    /// The lagging line (Chikou span) at the bar `base` ago: the last close; NaN before bar 1.
    public double lagging() {
        return lagging;
    }

    @Override
    public int warmup() {
        return spanPeriod + basePeriod;
    }

    @Override
    public boolean isReady() {
        return leadingB.isReady();
    }

    @Override
    public String toString() {
        return "Ichimoku(" + conversionPeriod + ", " + basePeriod + ", " + spanPeriod + ")";
    }
}
