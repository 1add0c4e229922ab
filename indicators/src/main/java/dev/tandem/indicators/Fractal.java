package dev.tandem.indicators;

import dev.tandem.api.market.Bar;
import dev.tandem.api.strategy.Indicator;

/// Williams fractal: a high above, or a low below, those of a number of bars on either side.
///
/// Formula: `high = high of the bar window ago` if it is above each high of the `window` bars
/// before and after it, else NaN; `low` the other way round
///
/// The first values appear, if the middle bar is a fractal, at bar number `2 × window + 1`.
///
/// A fractal is known only `window` bars after it happened: what these methods give belongs to the
/// bar `window` ago, where charts draw it.
///
/// Source: B. Williams, *Trading Chaos* (1995).
public final class Fractal implements Indicator {
    private final int window;
    private final Window highs;
    private final Window lows;

    /// Two bars on either side, as in the source.
    public Fractal() {
        this(2);
    }

    /// Starts without history.
    ///
    /// @param window number of bars on either side, 1 to 4,999,999
    public Fractal(int window) {
        this.window =
                Checks.period("Fractal", "window", window, 1, (Checks.LONGEST_PERIOD - 1) / 2);
        var bars = 2 * window + 1;
        this.highs = new Window(bars);
        this.lows = new Window(bars);
    }

    @Override
    public void add(Bar bar) {
        var high = Checks.value(this, "high", bar.high());
        var low = Checks.value(this, "low", bar.low());
        highs.push(high);
        lows.push(-low);
    }

    /// The high of the bar `window` ago if it is a fractal (up or bearish), else NaN.
    public double high() {
        return peak(highs);
    }

    /// The low of the bar `window` ago if it is a fractal (down or bullish), else NaN.
    public double low() {
        return -peak(lows);
    }

    @Override
    public int warmup() {
        return highs.warmup();
    }

    /// Whether there are bars on both sides; values are NaN wherever there is no fractal.
    @Override
    public boolean isReady() {
        return highs.isReady();
    }

    @Override
    public String toString() {
        return "Fractal(" + window + ")";
    }

    private double peak(Window values) {
        if (!isReady()) {
            return Double.NaN;
        }
        var middle = values.ago(window);
        for (var ago = 0; ago <= 2 * window; ago++) {
            if (ago != window && values.ago(ago) >= middle) {
                return Double.NaN;
            }
        }
        return middle;
    }
}
