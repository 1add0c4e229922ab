package dev.tandem.indicators;

import dev.tandem.api.market.Bar;
import dev.tandem.api.strategy.Indicator;

/// Supertrend: a line that follows the price at a number of average ranges, below it in a rising
/// trend and above it in a falling one, in price units; it changes side when the close crosses it.
///
/// Formula: `upper, lower = (high + low) / 2 ± multiplier × atr`; the upper band only falls until
/// the close before was above it, the lower band only rises until the close before was below it;
/// the line is the lower band while rising, the upper while falling
///
/// The first values appear at bar number `period + 1`. [#warmup] asks for as many bars as the
/// [Atr]; two lines that started on different bars agree after they have changed side together.
///
/// Source: O. Seban; the rules are those of Stock.Indicators, talipp and TradingView, which differ
/// in how they begin, see [Start].
public final class Supertrend implements Indicator {
    /// How the line begins.
    public enum Start {
        /// Rising if the close is not below the middle of its bar; the first bar has no range, as
        /// in Stock.Indicators.
        BY_CLOSE,

        /// Falling unless the close is above the upper band; the range of the first bar is its high
        /// less its low, as in talipp and nearly as on TradingView.
        FALLING
    }

    private final int period;
    private final double multiplier;
    private final Start start;
    private final Atr range;
    private int bars; // stops at `period + 1`
    private double previousClose;
    private double upper;
    private double lower;
    private boolean rising;

    /// Begins by the close.
    ///
    /// @param period number of bars that the range is averaged over, 1 to 9,999,999; usual is 10
    /// @param multiplier number of ranges from the middle to a band, above 0; usual is 3
    public Supertrend(int period, double multiplier) {
        this(period, multiplier, Start.BY_CLOSE);
    }

    /// Starts without history.
    ///
    /// @param period number of bars that the range is averaged over, 1 to 9,999,999
    /// @param multiplier number of ranges from the middle to a band, above 0
    /// @param start side of the first line, and whether the first bar has a range
    public Supertrend(int period, double multiplier, Start start) {
        this.period = Checks.period("Supertrend", period, 1);
        this.multiplier = Checks.positive("Supertrend", "multiplier", multiplier);
        this.start = start;
        this.range =
                switch (start) {
                    case BY_CLOSE -> new Atr(period, TrueRange.FirstBar.SKIPPED);
                    case FALLING -> new Atr(period);
                };
    }

    @Override
    public void add(Bar bar) {
        Checks.range(this, bar);
        range.add(bar);
        var middle = (bar.high() + bar.low()) / 2;
        if (isReady()) {
            follow(middle);
        } else if (bars == period) {
            begin(middle, bar.close());
        }
        bars = Math.min(bars + 1, period + 1);
        rising = rising ? bar.close() >= lower : bar.close() > upper;
        previousClose = bar.close();
    }

    /// The line; NaN until [#isReady].
    public double value() {
        return rising() ? lower() : upper();
    }

    /// The upper band; NaN until [#isReady].
    public double upper() {
        return isReady() ? upper : Double.NaN;
    }

    /// The lower band; NaN until [#isReady].
    public double lower() {
        return isReady() ? lower : Double.NaN;
    }

    /// Whether the line is the lower band; false until [#isReady].
    public boolean rising() {
        return isReady() && rising;
    }

    @Override
    public int warmup() {
        return Math.max(period + 1, range.warmup());
    }

    @Override
    public boolean isReady() {
        return bars > period;
    }

    @Override
    public String toString() {
        return "Supertrend(" + period + ", " + multiplier + ")";
    }

    private void begin(double middle, double close) {
        upper = middle + multiplier * range.value();
        lower = middle - multiplier * range.value();
        rising = start == Start.BY_CLOSE && close >= middle;
    }

    private void follow(double middle) {
        var newUpper = middle + multiplier * range.value();
        var newLower = middle - multiplier * range.value();
        if (newUpper < upper || previousClose > upper) {
            upper = newUpper;
        }
        if (newLower > lower || previousClose < lower) {
            lower = newLower;
        }
    }
}
