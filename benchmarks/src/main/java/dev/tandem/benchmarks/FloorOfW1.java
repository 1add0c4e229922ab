package dev.tandem.benchmarks;

import static dev.tandem.benchmarks.Floor.FEE_MICROS_A_TICK;
import static dev.tandem.benchmarks.Floor.MICROS_A_TICK;

/// W1: one symbol, averages of 10 and 30 closes, 10 units.
final class FloorOfW1 {
    private static final int FAST = 10;
    private static final int SLOW = 30;
    private static final long SIZE = 10;

    private final Floor.Watch watch = new Floor.Watch();

    Outcome run(FloorInput input, long startingCash) {
        var open = input.open()[0];
        var close = input.close()[0];
        var cash = startingCash;
        var units = 0L;
        var order = 0L;
        var fills = 0L;
        var fastSum = 0L;
        var slowSum = 0L;
        for (var bar = 0; bar < close.length; bar++) {
            if (order != 0) {
                cash -= open[bar] * (order * MICROS_A_TICK + Math.abs(order) * FEE_MICROS_A_TICK);
                units += order;
                order = 0;
                fills++;
            }
            watch.mark(cash + units * MICROS_A_TICK * close[bar]);
            fastSum += close[bar] - (bar >= FAST ? close[bar - FAST] : 0);
            slowSum += close[bar] - (bar >= SLOW ? close[bar - SLOW] : 0);
            if (bar >= SLOW - 1) {
                var difference = fastSum * (SLOW / FAST) - slowSum;
                if (difference > 0 && units == 0) {
                    order = SIZE;
                } else if (difference < 0 && units > 0) {
                    order = -units;
                }
            }
        }
        return Floor.outcome(fills, cash + units * MICROS_A_TICK * close[close.length - 1], watch);
    }
}
