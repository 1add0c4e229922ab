package dev.tandem.engine.market;

import dev.tandem.api.market.BarField;
import dev.tandem.api.market.BarRow;
import dev.tandem.api.state.State;

/// The last bars of a subscription, as [BarRow]s; the oldest give way to the newest. It grows with
/// what comes, up to its limit.
///
/// Rings of one run differ a little in length. Were they alike, the rows that many of them write at
/// one instant would lie a power of two apart, and the processor's caches hold few lines at such a
/// distance.
final class BarRing {
    private static final int FIRST_CAPACITY = 64;
    private static final int LENGTHS = 37;

    private final int limit;
    private int capacity;
    private long count;
    private int next; // where the next bar goes, over the oldest one
    private long[] rows;

    /// @param atLeast bars to keep, 1 or more
    /// @param number of the subscription
    BarRing(int atLeast, int number) {
        var more = number * 3 % LENGTHS;
        limit = Math.max(FIRST_CAPACITY, atLeast) + more;
        capacity = Math.min(limit, FIRST_CAPACITY + more);
        rows = new long[capacity * BarRow.STRIDE];
    }

    /// Brings all kept bars to other prices.
    void adjust(Adjustment adjustment) {
        for (var back = 0; back < kept(); back++) {
            var at = at(back);
            for (var column = BarRow.OPEN; column <= BarRow.CLOSE; column++) {
                var price = BarRow.number(rows, at + column);
                rows[at + column] = Double.doubleToRawLongBits(adjustment.price(price));
            }
            var volume = BarRow.number(rows, at + BarRow.VOLUME);
            rows[at + BarRow.VOLUME] = Double.doubleToRawLongBits(volume * adjustment.divisor());
        }
    }

    int kept() {
        return (int) Math.min(count, capacity);
    }

    /// Takes a copy of a bar.
    void add(long[] from, int at) {
        if (next == capacity) {
            wrap();
        }
        BarRow.copy(from, at, rows, next * BarRow.STRIDE);
        next++;
        count++;
    }

    /// The end is reached: it grows, or goes on over the oldest bars.
    private void wrap() {
        if (capacity == limit) {
            next = 0;
            return;
        }
        capacity = Math.min(limit, 2 * capacity);
        var longer = new long[capacity * BarRow.STRIDE];
        System.arraycopy(rows, 0, longer, 0, rows.length);
        rows = longer;
    }

    /// Shows the bar that is `back` bars before the last, 0 for the last itself.
    void show(BarView view, Subscription subscription, int back) {
        view.show(subscription, rows, at(back));
    }

    double value(BarField field, int back) {
        return BarRow.number(rows, at(back) + BarRow.place(field));
    }

    long closeNanos(int back) {
        return rows[at(back) + BarRow.CLOSE_NANOS];
    }

    private int at(int back) {
        var row = next - 1 - back;
        return (row < 0 ? row + capacity : row) * BarRow.STRIDE;
    }

    State save() {
        var kept = kept();
        var saved = new long[kept * BarRow.STRIDE];
        for (var i = 0; i < kept; i++) {
            BarRow.copy(rows, at(kept - 1 - i), saved, i * BarRow.STRIDE);
        }
        return new State().put("bars", saved);
    }

    void load(State state) {
        count = 0;
        next = 0;
        var saved = state.getLongs("bars");
        for (var at = 0; at < saved.length; at += BarRow.STRIDE) {
            add(saved, at);
        }
    }
}
