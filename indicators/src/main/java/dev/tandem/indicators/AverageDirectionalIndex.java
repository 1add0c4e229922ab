package dev.tandem.indicators;

import dev.tandem.api.market.Bar;
import dev.tandem.api.strategy.Indicator;

/// Average directional index (ADX): how strong a trend is, whichever way, from 0 to 100, with the
/// directional movement it is made of.
///
/// Formula: `+DM = high - previous high` if that is positive and above `previous low - low`, -DM
/// the other way round, else 0; `+DI, -DI = 100 × wilder(±DM) / atr`, `dx = 100 × |+DI - -DI| /
/// (+DI + -DI)`, `value = wilder(dx)`, `rating = (value + value average ago) / 2`
///
/// The first directional values appear at bar number `period + 1`, the first value `average - 1`
/// later, the first rating (ADXR) another `average` later. [#warmup] asks for enough that the seeds
/// of both averages ([WilderAverage]) have faded. Bars that do not move read 0.
///
/// Source: J. W. Wilder, *New Concepts in Technical Trading Systems* (1978), chapter on the
/// directional movement system.
public final class AverageDirectionalIndex implements Indicator {
    private final int period;
    private final int averagePeriod;
    private final Atr range;
    private final WilderAverage plus;
    private final WilderAverage minus;
    private final WilderAverage average;
    private final Window averages;
    private boolean started;
    private double previousHigh;
    private double previousLow;

    /// Averages the index over the same period; the first bar has no range, as in Stock.Indicators
    /// and TA-Lib.
    ///
    /// @param period 1 to 9,999,999; the source uses 14
    public AverageDirectionalIndex(int period) {
        this(period, period, TrueRange.FirstBar.SKIPPED);
    }

    /// Starts without history.
    ///
    /// @param period of the directional movement, 1 to 10,000,000
    /// @param average period of the index made of it, 1 to 9,999,999
    /// @param firstBar whether the first bar has a range, as in talipp
    public AverageDirectionalIndex(int period, int average, TrueRange.FirstBar firstBar) {
        this.period = Checks.period("AverageDirectionalIndex", period, 1);
        this.averagePeriod =
                Checks.period(
                        "AverageDirectionalIndex",
                        "average period",
                        average,
                        1,
                        Checks.LONGEST_PERIOD - 1);
        this.range = new Atr(period, firstBar);
        this.plus = new WilderAverage(period);
        this.minus = new WilderAverage(period);
        this.average = new WilderAverage(average);
        this.averages = new Window(average + 1);
    }

    @Override
    public void add(Bar bar) {
        Checks.range(this, bar);
        range.add(bar);
        if (started) {
            move(bar.high() - previousHigh, previousLow - bar.low());
        }
        previousHigh = bar.high();
        previousLow = bar.low();
        started = true;
    }

    /// The average of [#directional], the ADX; NaN before bar number `period + average`.
    public double value() {
        return average.value();
    }

    /// The +DI: how much bars reached higher, in percent of their range; NaN before bar number
    /// `period + 1`.
    public double plusDirectional() {
        return directional(plus);
    }

    /// The -DI: how much bars reached lower, in percent of their range; NaN before bar number
    /// `period + 1`.
    public double minusDirectional() {
        return directional(minus);
    }

    /// The DX: how one-sided the two are, from 0 to 100; NaN before bar number `period + 1`.
    public double directional() {
        var higher = plusDirectional();
        var lower = minusDirectional();
        var movement = higher + lower; // NaN until there are both
        return movement == 0 ? 0 : 100 * Math.abs(higher - lower) / movement;
    }

    /// The ADXR: the mean of the index now and `average` bars ago; NaN until [#isReady].
    public double rating() {
        return (averages.ago(0) + averages.value()) / 2;
    }

    @Override
    public int warmup() {
        var directional = 1 + plus.warmup();
        return Warmups.chained(directional, average.warmup()) + averagePeriod;
    }

    @Override
    public boolean isReady() {
        return averages.isReady();
    }

    @Override
    public String toString() {
        return "AverageDirectionalIndex(" + period + ", " + averagePeriod + ")";
    }

    private void move(double higher, double lower) {
        plus.push(higher > lower ? Math.max(higher, 0) : 0);
        minus.push(lower > higher ? Math.max(lower, 0) : 0);
        if (plus.isReady()) {
            average.push(directional());
        }
        if (average.isReady()) {
            averages.push(average.value());
        }
    }

    private double directional(WilderAverage movement) {
        return movement.isReady()
                ? 100 * Ratios.of(movement.value(), range.value(), 0)
                : Double.NaN;
    }
}
