package dev.tandem.benchmarks;

import static dev.tandem.benchmarks.Floor.FEE_MICROS_A_TICK;
import static dev.tandem.benchmarks.Floor.MICROS_A_TICK;

/// W2: the averages of W1 for each symbol, as many units as 50,000 dollars buy, one cash. Input by
/// bar time.
final class FloorOfW2 {
    private static final int FAST = 10;
    private static final int SLOW = 30;
    private static final long TICKS_AN_ENTRY = 200_000;

    private final Floor.Watch watch = new Floor.Watch();
    private final long[] units;
    private final long[] orders;
    private final long[] fastSums;
    private final long[] slowSums;
    private long cash;
    private long fills;

    FloorOfW2(int symbols) {
        units = new long[symbols];
        orders = new long[symbols];
        fastSums = new long[symbols];
        slowSums = new long[symbols];
    }

    Outcome run(FloorInput input, long startingCash) {
        cash = startingCash;
        var equity = cash;
        var close = input.close();
        for (var bar = 0; bar < close.length; bar++) {
            var ticks = trade(input.open()[bar], close[bar]);
            equity = cash + ticks * MICROS_A_TICK;
            watch.mark(equity);
            average(fastSums, close, bar, FAST);
            average(slowSums, close, bar, SLOW);
            if (bar >= SLOW - 1) {
                decide(close[bar]);
            }
        }
        return Floor.outcome(fills, equity, watch);
    }

    /// Fills what was decided at the bar before; gives the value of all positions in ticks.
    private long trade(int[] open, int[] close) {
        var ticks = 0L;
        for (var symbol = 0; symbol < close.length; symbol++) {
            var order = orders[symbol];
            if (order != 0) {
                cash -=
                        open[symbol]
                                * (order * MICROS_A_TICK + Math.abs(order) * FEE_MICROS_A_TICK);
                units[symbol] += order;
                orders[symbol] = 0;
                fills++;
            }
            ticks += units[symbol] * close[symbol];
        }
        return ticks;
    }

    private static void average(long[] sums, int[][] close, int bar, int period) {
        var now = close[bar];
        if (bar < period) {
            for (var symbol = 0; symbol < now.length; symbol++) {
                sums[symbol] += now[symbol];
            }
            return;
        }
        var oldest = close[bar - period];
        for (var symbol = 0; symbol < now.length; symbol++) {
            sums[symbol] += now[symbol] - oldest[symbol];
        }
    }

    private void decide(int[] close) {
        for (var symbol = 0; symbol < close.length; symbol++) {
            var difference = fastSums[symbol] * (SLOW / FAST) - slowSums[symbol];
            if (difference > 0 && units[symbol] == 0) {
                var entry = TICKS_AN_ENTRY / close[symbol];
                var cost = entry * close[symbol] * (MICROS_A_TICK + FEE_MICROS_A_TICK);
                orders[symbol] = cost <= cash ? entry : 0;
            } else if (difference < 0 && units[symbol] > 0) {
                orders[symbol] = -units[symbol];
            }
        }
    }
}
