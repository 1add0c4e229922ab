package dev.tandem.indicators;

import dev.tandem.api.strategy.ValueIndicator;
import java.util.Arrays;

/// Exponential averages of exponential averages, all seeded with the same mean of the first values,
/// as Stock.Indicators does.
final class Cascade implements ValueIndicator {
    private final int seedLength;
    private final double weight;
    private final double[] levels; // 0 is the average of the input itself
    private int count; // stops at `seedLength`
    private double sum; // of the seed

    /// @param seedLength number of values whose mean every level starts with
    Cascade(int period, int levels, int seedLength) {
        this.seedLength = seedLength;
        this.weight = 2.0 / (period + 1);
        this.levels = new double[levels];
    }

    @Override
    public void add(double value) {
        push(Checks.value(this, value));
    }

    /// The average of the last level.
    @Override
    public double value() {
        return level(levels.length);
    }

    /// @param number from 1 for the average of the input
    double level(int number) {
        return isReady() ? levels[number - 1] : Double.NaN;
    }

    @Override
    public int warmup() {
        return Warmups.cascade(seedLength, 1 - weight, levels.length);
    }

    @Override
    public boolean isReady() {
        return count == seedLength;
    }

    void push(double value) {
        if (!isReady()) {
            seed(value);
            return;
        }
        var input = value;
        for (var level = 0; level < levels.length; level++) {
            levels[level] = weight == 1 ? input : levels[level] + weight * (input - levels[level]);
            input = levels[level];
        }
    }

    /// Whether it has taken nothing yet.
    boolean isBlank() {
        return count == 0;
    }

    private void seed(double value) {
        sum += value;
        count++;
        if (isReady()) {
            Arrays.fill(levels, sum / seedLength);
        }
    }
}
