package dev.tandem.benchmarks;

/// W1: one symbol, averages of 10 and 30 closes, 10 units.
final class FloorOfW1 {
    private static final int FAST = 10;
    private static final int SLOW = 30;
    private static final long SIZE = 10;

    private final Floor.Watch watch = new Floor.Watch();

    Outcome run(FloorInput input, double startingCash) {
        var open = input.open()[0];
        var close = input.close()[0];
        var cash = startingCash;
        var units = 0L;
        var order = 0L;
        var fills = 0L;
        var fastSum = 0.0;
        var slowSum = 0.0;
        for (var bar = 0; bar < close.length; bar++) {
            if (order != 0) {
                cash -= Floor.paid(order, open[bar]);
                units += order;
                order = 0;
                fills++;
            }
            watch.mark(cash + units * close[bar]);
            fastSum += close[bar] - (bar >= FAST ? close[bar - FAST] : 0);
            slowSum += close[bar] - (bar >= SLOW ? close[bar - SLOW] : 0);
            if (bar >= SLOW - 1) {
                var fast = fastSum / FAST;
                var slow = slowSum / SLOW;
                if (fast > slow && units == 0) {
                    order = SIZE;
                } else if (fast < slow && units > 0) {
                    order = -units;
                }
            }
        }
        return Floor.outcome(fills, cash + units * close[close.length - 1], watch);
    }
}
