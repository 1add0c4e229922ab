package dev.tandem.indicators;

import dev.tandem.api.strategy.ValueIndicator;

/// Arnaud Legoux moving average (ALMA): the last `period` values weighted by a bell curve whose top
/// lies near the newest, in their unit.
///
/// Formula: `weight(i) = exp(-(i - offset × (period - 1))² / (2 × (period / sigma)²))`, `i` from 0
/// for the oldest value
///
/// The first value appears at value number `period`. A value costs time in proportion to `period`.
///
/// Source: A. Legoux and D. Kouzis-Loukas, *Arnaud Legoux Moving Average* (2009).
public final class ArnaudLegouxAverage implements ValueIndicator {
    private final int period;
    private final double[] weights; // by age, 0 for the newest; their sum is 1
    private final Window window;
    private double value = Double.NaN;

    /// Offset 0.85 and sigma 6, as in the source.
    ///
    /// @param period number of values averaged, 1 to 10,000,000; the source uses 9
    public ArnaudLegouxAverage(int period) {
        this(period, 0.85, 6);
    }

    /// Starts without history.
    ///
    /// @param period number of values averaged, 1 to 10,000,000
    /// @param offset where the top of the curve lies, from 0 for the oldest value to 1 for the
    ///   newest
    /// @param sigma how narrow the curve is, above 0
    public ArnaudLegouxAverage(int period, double offset, double sigma) {
        this.period = Checks.period("ArnaudLegouxAverage", period, 1);
        if (!(offset >= 0 && offset <= 1)) { // true for NaN
            throw new IllegalArgumentException(
                    "no ArnaudLegouxAverage: offset=" + offset + ", must be 0 to 1");
        }
        Checks.positive("ArnaudLegouxAverage", "sigma", sigma);
        this.weights = weights(period, (1 - offset) * (period - 1), period / sigma);
        this.window = new Window(period);
    }

    @Override
    public void add(double value) {
        window.push(Checks.value(this, value));
        if (!window.isReady()) {
            return;
        }
        var sum = 0.0;
        for (var age = 0; age < period; age++) {
            sum += weights[age] * window.ago(age);
        }
        this.value = sum;
    }

    @Override
    public double value() {
        return value;
    }

    @Override
    public int warmup() {
        return period;
    }

    @Override
    public boolean isReady() {
        return window.isReady();
    }

    @Override
    public String toString() {
        return "ArnaudLegouxAverage(" + period + ")";
    }

    private static double[] weights(int period, double top, double deviation) {
        var weights = new double[period];
        var nearest =
                Math.rint(top); // its weight is made 1, so that a narrow curve does not vanish
        var sum = 0.0;
        for (var age = 0; age < period; age++) {
            weights[age] =
                    StrictMath.exp(
                            exponent(nearest, top, deviation) - exponent(age, top, deviation));
            sum += weights[age];
        }
        for (var age = 0; age < period; age++) {
            weights[age] /= sum;
        }
        return weights;
    }

    private static double exponent(double age, double top, double deviation) {
        var distance = (age - top) / deviation;
        return distance * distance / 2;
    }
}
