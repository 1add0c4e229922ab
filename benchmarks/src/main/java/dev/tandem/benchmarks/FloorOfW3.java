package dev.tandem.benchmarks;

/// W3: every 60th bar time brings all symbols to equal shares of 98 % of equity.
final class FloorOfW3 {
    private static final int PERIOD = 60;
    private static final double INVESTED = 0.98;

    private final Floor.Watch watch = new Floor.Watch();
    private final long[] units;
    private final long[] orders;
    private double cash;
    private long fills;

    FloorOfW3(int symbols) {
        units = new long[symbols];
        orders = new long[symbols];
    }

    Outcome run(FloorInput input, double startingCash) {
        cash = startingCash;
        var equity = cash;
        var bars = input.close()[0].length;
        for (var bar = 0; bar < bars; bar++) {
            if (bar % PERIOD == 1) {
                fill(input.open(), bar);
            }
            var worth = 0.0;
            for (var symbol = 0; symbol < units.length; symbol++) {
                worth += units[symbol] * input.close()[symbol][bar];
            }
            equity = cash + worth;
            watch.mark(equity);
            if (bar % PERIOD == 0) {
                decide(input.close(), bar, INVESTED * equity / units.length);
            }
        }
        return Floor.outcome(fills, equity, watch);
    }

    private void decide(double[][] close, int bar, double share) {
        for (var symbol = 0; symbol < units.length; symbol++) {
            orders[symbol] = (long) Math.floor(share / close[symbol][bar]) - units[symbol];
        }
    }

    private void fill(double[][] open, int bar) {
        for (var symbol = 0; symbol < units.length; symbol++) {
            if (orders[symbol] != 0) {
                cash -= Floor.paid(orders[symbol], open[symbol][bar]);
                units[symbol] += orders[symbol];
                fills++;
            }
        }
    }
}
