package dev.tandem.benchmarks;

/// W2: the averages of W1 for each symbol, as many units as 50,000 dollars buy, one cash.
final class FloorOfW2 {
    private static final int FAST = 10;
    private static final int SLOW = 30;
    private static final double ENTRY = 50_000;

    private final Floor.Watch watch = new Floor.Watch();
    private final long[] units;
    private final long[] orders;
    private final double[] fastSums;
    private final double[] slowSums;
    private double cash;
    private long fills;

    FloorOfW2(int symbols) {
        units = new long[symbols];
        orders = new long[symbols];
        fastSums = new double[symbols];
        slowSums = new double[symbols];
    }

    Outcome run(FloorInput input, double startingCash) {
        cash = startingCash;
        var equity = cash;
        var bars = input.close()[0].length;
        for (var bar = 0; bar < bars; bar++) {
            equity = trade(input, bar);
            watch.mark(equity);
            for (var symbol = 0; symbol < units.length; symbol++) {
                decide(symbol, input.close()[symbol], bar);
            }
        }
        return Floor.outcome(fills, equity, watch);
    }

    /// Fills what was decided at the bar before; gives the equity at the close.
    private double trade(FloorInput input, int bar) {
        var worth = 0.0;
        for (var symbol = 0; symbol < units.length; symbol++) {
            var order = orders[symbol];
            if (order != 0) {
                cash -= Floor.paid(order, input.open()[symbol][bar]);
                units[symbol] += order;
                orders[symbol] = 0;
                fills++;
            }
            worth += units[symbol] * input.close()[symbol][bar];
        }
        return cash + worth;
    }

    private void decide(int symbol, double[] close, int bar) {
        fastSums[symbol] += close[bar] - (bar >= FAST ? close[bar - FAST] : 0);
        slowSums[symbol] += close[bar] - (bar >= SLOW ? close[bar - SLOW] : 0);
        if (bar < SLOW - 1) {
            return;
        }
        var fast = fastSums[symbol] / FAST;
        var slow = slowSums[symbol] / SLOW;
        if (fast > slow && units[symbol] == 0) {
            var entry = (long) Math.floor(ENTRY / close[bar]);
            orders[symbol] = Floor.paid(entry, close[bar]) <= cash ? entry : 0;
        } else if (fast < slow && units[symbol] > 0) {
            orders[symbol] = -units[symbol];
        }
    }
}
