package dev.tandem.benchmarks;

import static dev.tandem.benchmarks.Floor.FEE_MICROS_A_TICK;
import static dev.tandem.benchmarks.Floor.MICROS_A_TICK;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.data.InstrumentTerms;
import dev.tandem.testkit.workload.TradeWorkload;
import dev.tandem.testkit.workload.Workload;

/// W4: trades of one symbol, bars of a minute built of them, averages of 10 and 30 closes, 10
/// units. A bar is closed by the first trade at or after its end, which is also the price of what
/// it decided.
final class FloorOfW4 {
    private static final int FAST = 10;
    private static final int SLOW = 30;
    private static final long SIZE = 10;
    private static final long CASH_MICROS = 1_000_000_000_000L;
    private static final long MINUTE_MILLIS = 60_000;
    private static final double TICK = 0.25;

    private final Floor.Watch watch = new Floor.Watch();
    private final int[] closes = new int[SLOW];
    private int bars;
    private long fastSum;
    private long slowSum;

    /// @param millis since 1970 UTC
    /// @param ticks of 0.25
    /// @param sizes in units
    record Input(long[] millis, int[] ticks, int[] sizes) {
        static Input generate() {
            Instrument instrument =
                    InstrumentTerms.of(Workload.KIND, TradeWorkload.SYMBOL)
                            .instrument(TradeWorkload.SYMBOL, 0);
            var trades = TradeWorkload.trades(instrument);
            var count = trades.count();
            var input = new Input(new long[count], new int[count], new int[count]);
            for (var i = 0; i < trades.count(); i++) {
                input.millis[i] = trades.atNanos(i) / 1_000_000;
                input.ticks[i] = (int) (trades.price(i) / TICK);
                input.sizes[i] = (int) trades.size(i);
            }
            return input;
        }
    }

    Outcome run(Input input) {
        var millis = input.millis;
        var ticks = input.ticks;
        var sizes = input.sizes;
        var cash = CASH_MICROS;
        var units = 0L;
        var fills = 0L;
        var high = Integer.MIN_VALUE;
        var low = Integer.MAX_VALUE;
        var volume = 0L;
        var end = (millis[0] / MINUTE_MILLIS + 1) * MINUTE_MILLIS;
        for (var i = 0; i < ticks.length; i++) {
            if (millis[i] >= end) {
                var close = ticks[i - 1];
                watch.mark(cash + units * MICROS_A_TICK * close);
                var order = decide(close, high, low, volume, units);
                if (order != 0) {
                    cash -=
                            ticks[i]
                                    * (order * MICROS_A_TICK + Math.abs(order) * FEE_MICROS_A_TICK);
                    units += order;
                    fills++;
                }
                high = Integer.MIN_VALUE;
                low = Integer.MAX_VALUE;
                volume = 0;
                end = (millis[i] / MINUTE_MILLIS + 1) * MINUTE_MILLIS;
            }
            high = Math.max(high, ticks[i]);
            low = Math.min(low, ticks[i]);
            volume += sizes[i];
        }
        var equity = cash + units * MICROS_A_TICK * ticks[ticks.length - 1];
        watch.mark(equity);
        return Floor.outcome(fills, equity, watch);
    }

    /// A bar is complete; high, low and volume belong to it although nobody asks for them here.
    private long decide(int close, int high, int low, long volume, long units) {
        if (low > high || volume <= 0) {
            throw new IllegalStateException("a bar without trades");
        }
        var at = bars % SLOW;
        fastSum += close - (bars >= FAST ? closes[(bars - FAST) % SLOW] : 0);
        slowSum += close - (bars >= SLOW ? closes[at] : 0);
        closes[at] = close;
        bars++;
        if (bars < SLOW) {
            return 0;
        }
        var difference = fastSum * (SLOW / FAST) - slowSum;
        if (difference > 0 && units == 0) {
            return SIZE;
        }
        return difference < 0 && units > 0 ? -units : 0;
    }
}
