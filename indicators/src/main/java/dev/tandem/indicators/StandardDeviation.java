package dev.tandem.indicators;

import dev.tandem.api.strategy.ValueIndicator;

/// Standard deviation of the last `period` values around their mean, in the unit of the values.
///
/// Formula: `√(mean of squares - square of the mean)`
///
/// The first value appears at value number `period`.
///
/// Divides by `period` (population), as Bollinger bands do; [#sample] divides by `period - 1`. A
/// window of equal values reads exactly 0. Sums and squares are kept with what rounding takes from
/// them, so that neither a long series nor a mean far above the deviation costs digits: a deviation
/// of 1e-11 of the mean still has nine, also for a while after a value 1e11 times as large as the
/// deviation. Values below 1e-140 in magnitude count as 0.
///
/// Source: variance as the mean of squares less the square of the mean, in the double-double
/// arithmetic of T. J. Dekker, *A Floating-Point Technique for Extending the Available Precision*
/// (1971).
public final class StandardDeviation implements ValueIndicator {
    private final int period;
    private final int divisor;
    private final RollingSum values;
    private final RollingSum squares;
    private final RollingSum restsOfSquares;
    private int equalValues; // at the end of the series, stops at `period`
    private double last = Double.NaN;

    /// Population deviation, without history.
    ///
    /// @param period number of values, 1 to 10,000,000; with 1 it is always 0
    public StandardDeviation(int period) {
        this(Checks.period("StandardDeviation", period, 1), period);
    }

    private StandardDeviation(int period, int divisor) {
        this.period = period;
        this.divisor = divisor;
        this.values = new RollingSum(period);
        this.squares = new RollingSum(period);
        this.restsOfSquares = new RollingSum(period);
    }

    /// Sample deviation, without history.
    ///
    /// @param period number of values, 2 to 10,000,000
    public static StandardDeviation sample(int period) {
        return new StandardDeviation(
                Checks.period("sample StandardDeviation", period, 2), period - 1);
    }

    @Override
    public void add(double value) {
        push(Checks.value(this, value));
    }

    /// The deviation, 0 or greater; NaN until [#isReady].
    @Override
    public double value() {
        if (equalValues == period) {
            return 0;
        }
        return Math.sqrt(Math.max(0, scaledVariance()) / period / divisor);
    }

    /// The mean of the same values; NaN until [#isReady].
    public double mean() {
        return values.value() / period;
    }

    @Override
    public int warmup() {
        return period;
    }

    @Override
    public boolean isReady() {
        return values.isReady();
    }

    @Override
    public String toString() {
        return (divisor == period ? "StandardDeviation(" : "StandardDeviation.sample(")
                + period
                + ")";
    }

    /// Takes a value that the caller has checked.
    void push(double value) {
        var square = value * value;
        values.push(value);
        squares.push(square);
        restsOfSquares.push(Exact.restOfProduct(value, value, square));
        equalValues = value == last ? Math.min(equalValues + 1, period) : 1;
        last = value;
    }

    /// `period × sum of squares - square of sum`. Its two terms agree in most digits when the
    /// deviation is small, so each is the exact product of its leading parts, a double and its
    /// rest, and what their trailing parts add.
    private double scaledVariance() {
        var sumOfSquares = squares.value();
        var first = period * sumOfSquares;
        var firstRest =
                Exact.restOfProduct(period, sumOfSquares, first)
                        + period * (squares.restOfValue() + restsOfSquares.value());
        var sum = values.value();
        var second = sum * sum;
        var secondRest = Exact.restOfProduct(sum, sum, second) + 2 * sum * values.restOfValue();
        return (first - second) + (firstRest - secondRest);
    }
}
