package dev.tandem.benchmarks.piece;

import dev.tandem.indicators.RollingSum;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// One value into a running sum of 30.
@State(Scope.Thread)
public class RollingSumPiece {
    private static final int PERIOD = 30;
    private static final double[] PRICES = prices();

    private final RollingSum sum = new RollingSum(PERIOD);
    private int next;

    private static double[] prices() {
        var prices = new double[1024];
        for (var i = 0; i < prices.length; i++) {
            prices[i] = 100 + (i * 37 % 101) * 0.25;
        }
        return prices;
    }

    /// @return so that it is not optimised away
    @Benchmark
    public double add() {
        sum.add(PRICES[next++ & (PRICES.length - 1)]);
        return sum.value();
    }
}
