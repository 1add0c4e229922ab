package dev.tandem.indicators;

import dev.tandem.api.market.Bar;
import dev.tandem.api.strategy.Indicator;

/// Parabolic stop and reverse (SAR): a stop that closes in on the price faster with each new
/// extreme, in price units; it changes side when the price crosses it.
///
/// Formula: `value += acceleration × (extreme - value)`, but not into the ranges of the two bars
/// before; the acceleration grows by a step with each new extreme, to a limit, and starts again on
/// the other side, at the extreme, when a bar crosses the stop
///
/// The first values appear at bar 5: rising, at the lowest low of the five, with their highest high
/// as extreme. Two stops that started on different bars agree after they have changed side at the
/// same bar; [#warmup] asks for 100 bars, in which they usually have.
///
/// Source: J. W. Wilder, *New Concepts in Technical Trading Systems* (1978), chapter on the
/// parabolic time/price system; the beginning as in talipp.
public final class ParabolicStop implements Indicator {
    private static final int FIRST_AT = 5;
    private static final int WARMUP = 100;

    private final double start;
    private final double step;
    private final double limit;
    private int bars; // stops at 5
    private boolean rising;
    private double value;
    private double extreme;
    private double acceleration;
    private double high1; // of the bar before
    private double high2; // of the one before that
    private double low1;
    private double low2;

    /// Acceleration from 0.02 in steps of 0.02 to 0.2, as in the source.
    public ParabolicStop() {
        this(0.02, 0.02, 0.2);
    }

    /// Starts without history.
    ///
    /// @param start first acceleration on a side, above 0
    /// @param step what each new extreme adds, above 0
    /// @param limit largest acceleration, above 0
    public ParabolicStop(double start, double step, double limit) {
        this.start = Checks.positive("ParabolicStop", "start", start);
        this.step = Checks.positive("ParabolicStop", "step", step);
        this.limit = Checks.positive("ParabolicStop", "limit", limit);
    }

    @Override
    public void add(Bar bar) {
        var high = Checks.value(this, "high", bar.high());
        var low = Checks.value(this, "low", bar.low());
        if (isReady()) {
            follow(high, low);
        } else {
            begin(high, low);
        }
        high2 = high1;
        high1 = high;
        low2 = low1;
        low1 = low;
    }

    /// The stop for the last bar; NaN until [#isReady].
    public double value() {
        return isReady() ? value : Double.NaN;
    }

    /// The highest high while rising, the lowest low while falling; NaN until [#isReady].
    public double extreme() {
        return isReady() ? extreme : Double.NaN;
    }

    /// The part of the way to the extreme that the next bar takes; NaN until [#isReady].
    public double acceleration() {
        return isReady() ? acceleration : Double.NaN;
    }

    /// Whether the stop lies below the price; false until [#isReady].
    public boolean rising() {
        return isReady() && rising;
    }

    @Override
    public int warmup() {
        return WARMUP;
    }

    @Override
    public boolean isReady() {
        return bars == FIRST_AT;
    }

    @Override
    public String toString() {
        return "ParabolicStop(" + start + ", " + step + ", " + limit + ")";
    }

    private void begin(double high, double low) {
        value = bars == 0 ? low : Math.min(value, low);
        extreme = bars == 0 ? high : Math.max(extreme, high);
        acceleration = start;
        rising = true;
        bars++;
    }

    private void follow(double high, double low) {
        value += acceleration * (extreme - value);
        if (rising) {
            value = Math.min(value, Math.min(low1, low2));
        } else {
            value = Math.max(value, Math.max(high1, high2));
        }
        if (rising ? low < value : high > value) {
            reverse(high, low);
        } else if (rising ? high > extreme : low < extreme) {
            extreme = rising ? high : low;
            acceleration = Math.min(acceleration + step, limit);
        }
    }

    private void reverse(double high, double low) {
        value = rising ? Math.max(extreme, high) : Math.min(extreme, low);
        extreme = rising ? low : high;
        acceleration = start;
        rising = !rising;
    }
}
