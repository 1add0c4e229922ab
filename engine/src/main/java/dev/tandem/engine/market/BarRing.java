package dev.tandem.engine.market;

import dev.tandem.api.market.BarField;
import dev.tandem.api.state.State;
import java.util.Arrays;

/// The last bars of a subscription; the oldest give way to the newest. It grows with what comes, up
/// to its limit.
///
/// The eight values of a bar lie side by side as raw bits, so that taking a bar touches one cache
/// line instead of eight, which counts when hundreds of subscriptions take turns.
final class BarRing {
    private static final int STRIDE = 8;
    private static final int OPEN_NANOS = 0;
    private static final int CLOSE_NANOS = 1;
    private static final int OPEN = 2;
    private static final int HIGH = 3;
    private static final int LOW = 4;
    private static final int CLOSE = 5;
    private static final int VOLUME = 6;
    private static final int TRADING_DAY = 7;
    private static final int FIRST_CAPACITY = 64;

    private final int limit;
    private int capacity;
    private long count;
    private long[] values;

    /// @param atLeast bars to keep, 1 or more
    BarRing(int atLeast) {
        limit = Math.max(2, Integer.highestOneBit(Math.max(1, atLeast - 1)) << 1);
        capacity = Math.min(limit, FIRST_CAPACITY);
        values = new long[capacity * STRIDE];
    }

    /// Brings all kept bars to other prices.
    void adjust(Adjustment adjustment) {
        for (var back = 0; back < kept(); back++) {
            var at = at(back);
            for (var column = OPEN; column <= CLOSE; column++) {
                var price = Double.longBitsToDouble(values[at + column]);
                values[at + column] = Double.doubleToRawLongBits(adjustment.price(price));
            }
            var volume = Double.longBitsToDouble(values[at + VOLUME]);
            values[at + VOLUME] = Double.doubleToRawLongBits(volume * adjustment.divisor());
        }
    }

    int kept() {
        return (int) Math.min(count, capacity);
    }

    void add(
            long openNanos,
            long closeNanos,
            double open,
            double high,
            double low,
            double close,
            double volume,
            int tradingDay) {
        if (count == capacity && capacity < limit) {
            grow();
        }
        var at = ((int) count++ & (capacity - 1)) * STRIDE;
        values[at + OPEN_NANOS] = openNanos;
        values[at + CLOSE_NANOS] = closeNanos;
        values[at + OPEN] = Double.doubleToRawLongBits(open);
        values[at + HIGH] = Double.doubleToRawLongBits(high);
        values[at + LOW] = Double.doubleToRawLongBits(low);
        values[at + CLOSE] = Double.doubleToRawLongBits(close);
        values[at + VOLUME] = Double.doubleToRawLongBits(volume);
        values[at + TRADING_DAY] = tradingDay;
    }

    /// Shows the bar that is `back` bars before the last, 0 for the last itself.
    void show(BarView view, Subscription subscription, int back) {
        var at = at(back);
        view.show(
                subscription,
                values[at + OPEN_NANOS],
                values[at + CLOSE_NANOS],
                Double.longBitsToDouble(values[at + OPEN]),
                Double.longBitsToDouble(values[at + HIGH]),
                Double.longBitsToDouble(values[at + LOW]),
                Double.longBitsToDouble(values[at + CLOSE]),
                Double.longBitsToDouble(values[at + VOLUME]),
                (int) values[at + TRADING_DAY]);
    }

    double value(BarField field, int back) {
        var column =
                switch (field) {
                    case OPEN -> OPEN;
                    case HIGH -> HIGH;
                    case LOW -> LOW;
                    case CLOSE -> CLOSE;
                    case VOLUME -> VOLUME;
                };
        return Double.longBitsToDouble(values[at(back) + column]);
    }

    long closeNanos(int back) {
        return values[at(back) + CLOSE_NANOS];
    }

    private int at(int back) {
        return ((int) (count - 1 - back) & (capacity - 1)) * STRIDE;
    }

    private void grow() { // full for the first time, so bar 0 lies in slot 0
        capacity *= 2;
        values = Arrays.copyOf(values, capacity * STRIDE);
    }

    State save() {
        var kept = kept();
        var saved = new long[kept * STRIDE];
        for (var i = 0; i < kept; i++) {
            var at = at(kept - 1 - i);
            System.arraycopy(values, at, saved, i * STRIDE, STRIDE);
        }
        return new State().put("bars", saved);
    }

    void load(State state) {
        count = 0;
        var saved = state.getLongs("bars");
        for (var i = 0; i < saved.length; i += STRIDE) {
            add(
                    saved[i + OPEN_NANOS],
                    saved[i + CLOSE_NANOS],
                    Double.longBitsToDouble(saved[i + OPEN]),
                    Double.longBitsToDouble(saved[i + HIGH]),
                    Double.longBitsToDouble(saved[i + LOW]),
                    Double.longBitsToDouble(saved[i + CLOSE]),
                    Double.longBitsToDouble(saved[i + VOLUME]),
                    (int) saved[i + TRADING_DAY]);
        }
    }
}
