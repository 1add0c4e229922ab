package dev.tandem.benchmarks;

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
    private static final double CASH = 1_000_000;
    private static final long MINUTE_MILLIS = 60_000;

    private final Floor.Watch watch = new Floor.Watch();
    private final double[] closes = new double[SLOW];
    private int bars;
    private double fastSum;
    private double slowSum;

    /// @param millis since 1970 UTC
    /// @param sizes in units
    record Input(long[] millis, double[] prices, double[] sizes) {
        static Input generate() {
            Instrument instrument =
                    InstrumentTerms.of(Workload.KIND, TradeWorkload.SYMBOL)
                            .instrument(TradeWorkload.SYMBOL, 0);
            var trades = TradeWorkload.trades(instrument);
            var count = trades.count();
            var input = new Input(new long[count], new double[count], new double[count]);
            for (var i = 0; i < trades.count(); i++) {
                input.millis[i] = trades.atNanos(i) / 1_000_000;
                input.prices[i] = trades.price(i);
                input.sizes[i] = trades.size(i);
            }
            return input;
        }
    }

    Outcome run(Input input) {
        var millis = input.millis;
        var prices = input.prices;
        var sizes = input.sizes;
        var cash = CASH;
        var units = 0L;
        var fills = 0L;
        var high = Double.NEGATIVE_INFINITY;
        var low = Double.POSITIVE_INFINITY;
        var volume = 0.0;
        var end = (millis[0] / MINUTE_MILLIS + 1) * MINUTE_MILLIS;
        for (var i = 0; i < prices.length; i++) {
            if (millis[i] >= end) {
                var close = prices[i - 1];
                watch.mark(cash + units * close);
                var order = decide(close, high, low, volume, units);
                if (order != 0) {
                    cash -= Floor.paid(order, prices[i]);
                    units += order;
                    fills++;
                }
                high = Double.NEGATIVE_INFINITY;
                low = Double.POSITIVE_INFINITY;
                volume = 0;
                end = (millis[i] / MINUTE_MILLIS + 1) * MINUTE_MILLIS;
            }
            high = Math.max(high, prices[i]);
            low = Math.min(low, prices[i]);
            volume += sizes[i];
        }
        var equity = cash + units * prices[prices.length - 1];
        watch.mark(equity);
        return Floor.outcome(fills, equity, watch);
    }

    /// A bar is complete; high, low and volume belong to it although nobody asks for them here.
    private long decide(double close, double high, double low, double volume, long units) {
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
        var fast = fastSum / FAST;
        var slow = slowSum / SLOW;
        if (fast > slow && units == 0) {
            return SIZE;
        }
        return fast < slow && units > 0 ? -units : 0;
    }
}
