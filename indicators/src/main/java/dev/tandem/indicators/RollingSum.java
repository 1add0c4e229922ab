package dev.tandem.indicators;

import dev.tandem.api.strategy.ValueIndicator;

/// Sum of the last `period` values, without drift.
///
/// Formula: `value + the period - 1 values before it`
///
/// The first value appears at value number `period`.
///
/// The running sum carries what each addition and subtraction rounded away, so its error is about
/// 1e-32 of the largest sum met, and it is added up afresh from the window now and then, so that
/// even that is forgotten. The value is the exact sum rounded once, all but always, wherever the
/// series began. Where every partial sum fits a double, as with prices in quarters, it equals the
/// window added up value by value, bit for bit.
///
/// Source: A. Neumaier, *Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen*
/// (1974).
public final class RollingSum implements ValueIndicator {
    /// Number of values after which the window is added up afresh, if it is not longer itself.
    private static final int FRESH_AFTER = 256;

    private final int period;
    private final double[] window;
    private int next; // where the next value goes, over the oldest one
    private int count;
    private int sinceFresh; // values, counted in whole windows
    private double sum;
    private double rest; // exact sum less `sum`

    /// Starts without history.
    ///
    /// @param period number of values summed, 1 to 10,000,000
    public RollingSum(int period) {
        this.period = Checks.period("RollingSum", period, 1);
        this.window = new double[period];
    }

    @Override
    public void add(double value) {
        push(Checks.value(this, value));
    }

    /// The sum of a full window; NaN before.
    @Override
    public double value() {
        return isReady() ? sum + rest : Double.NaN;
    }

    @Override
    public int warmup() {
        return period;
    }

    @Override
    public boolean isReady() {
        return count == period;
    }

    @Override
    public String toString() {
        return "RollingSum(" + period + ")";
    }

    /// Takes a value that the caller has checked.
    void push(double value) {
        var oldest = window[next];
        window[next] = value;
        next++;
        if (count < period) {
            count++;
        }
        replace(oldest, value);
        if (next == period) {
            next = 0;
            endOfRound();
        }
    }

    /// Whether it has taken nothing yet.
    boolean isBlank() {
        return count == 0;
    }

    /// The exact sum less [#value]: the digits below the last one of a double.
    double restOfValue() {
        return Exact.restOfSum(sum, rest, sum + rest);
    }

    private void replace(double oldest, double value) { // `oldest` is 0 while the window fills
        var without = sum - oldest;
        var total = without + value;
        var lost = Exact.restOfSum(sum, -oldest, without) + Exact.restOfSum(without, value, total);
        if (lost != 0) { // measured: SMA 10 and 30 together 14 ns a value, 16 without the branch
            rest += lost;
        }
        sum = total;
    }

    private void endOfRound() {
        sinceFresh += period;
        if (sinceFresh >= FRESH_AFTER) {
            sinceFresh = 0;
            addUp();
        }
    }

    private void addUp() {
        var total = 0.0;
        var totalRest = 0.0;
        for (var value : window) {
            var before = total;
            total += value;
            totalRest += Exact.restOfSum(before, value, total);
        }
        sum = total;
        rest = totalRest;
    }
}
