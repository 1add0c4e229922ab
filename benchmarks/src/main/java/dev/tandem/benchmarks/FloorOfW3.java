package dev.tandem.benchmarks;

import static dev.tandem.benchmarks.Floor.FEE_MICROS_A_TICK;
import static dev.tandem.benchmarks.Floor.MICROS_A_TICK;

import java.util.Arrays;

/// W3: every 60th bar time brings all symbols to equal shares of 98 % of equity. Between two such
/// times positions do not change, so one symbol is valued after the other.
final class FloorOfW3 {
    private static final int PERIOD = 60;
    private static final double INVESTED = 0.98;
    private static final double TICK = 0.25;
    private static final double MICROS = 1e6;

    private final Floor.Watch watch = new Floor.Watch();
    private final long[] ticksHeld = new long[PERIOD];
    private long cash;
    private long equity;
    private long fills;

    Outcome run(FloorInput input, long startingCash) {
        var units = new long[input.close().length];
        cash = startingCash;
        equity = startingCash;
        var bars = input.close()[0].length;
        watch.mark(equity);
        for (var decision = 0; decision + 1 < bars; decision += PERIOD) {
            rebalance(input, units, decision);
            value(input, units, decision + 1, Math.min(decision + 1 + PERIOD, bars));
        }
        return Floor.outcome(fills, equity, watch);
    }

    /// Decides on the closes of one bar, trades at the opens of the next.
    private void rebalance(FloorInput input, long[] units, int decision) {
        var share = INVESTED * (equity / MICROS) / units.length;
        for (var symbol = 0; symbol < units.length; symbol++) {
            var price = input.close()[symbol][decision] * TICK;
            var order = (long) Math.floor(share / price) - units[symbol];
            if (order != 0) {
                cash -=
                        input.open()[symbol][decision + 1]
                                * (order * MICROS_A_TICK + Math.abs(order) * FEE_MICROS_A_TICK);
                units[symbol] += order;
                fills++;
            }
        }
    }

    private void value(FloorInput input, long[] units, int from, int until) {
        Arrays.fill(ticksHeld, 0);
        for (var symbol = 0; symbol < units.length; symbol++) {
            var close = input.close()[symbol];
            var held = units[symbol];
            for (var bar = from; bar < until; bar++) {
                ticksHeld[bar - from] += held * close[bar];
            }
        }
        for (var bar = from; bar < until; bar++) {
            equity = cash + ticksHeld[bar - from] * MICROS_A_TICK;
            watch.mark(equity);
        }
    }
}
