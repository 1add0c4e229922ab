package dev.tandem.engine.market;

import dev.tandem.api.market.BarField;
import dev.tandem.api.market.BarRow;
import dev.tandem.api.state.State;
import java.util.ArrayList;
import java.util.List;

/// The last bars of a subscription, as [BarRow]s; the oldest give way to the newest. It grows with
/// what comes, block by block, up to its limit.
///
/// Blocks of several rings differ a little in length. Were they alike, the rows that many rings
/// write at one instant would lie a power of two apart, and the processor's caches hold few lines
/// at such a distance.
final class BarRing {
    private static final int BLOCK = 64;
    private static final int LENGTHS = 37;

    private final int limit; // bars that are kept, a power of two
    private final int most; // blocks for them
    private final int blockRows;
    private final List<long[]> blocks = new ArrayList<>();
    private long[] current; // the block of the last bar
    private int block; // its number
    private int next; // where the next bar goes in it, over the oldest one
    private long count;

    /// @param atLeast bars to keep, 1 or more
    /// @param number of the subscription
    BarRing(int atLeast, int number) {
        blockRows = BLOCK + number * 3 % LENGTHS;
        limit = Math.max(2, Integer.highestOneBit(Math.max(1, atLeast - 1)) << 1);
        most = Math.ceilDiv(limit, blockRows);
        current = new long[blockRows * BarRow.STRIDE];
        blocks.add(current);
    }

    /// Brings all kept bars to other prices.
    void adjust(Adjustment adjustment) {
        for (var back = 0; back < kept(); back++) {
            var rows = rows(back);
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
        return (int) Math.min(count, limit);
    }

    /// Takes a copy of a bar.
    void add(long[] from, int at) {
        if (next == blockRows) {
            enterBlock();
        }
        BarRow.copy(from, at, current, next * BarRow.STRIDE);
        next++;
        count++;
    }

    /// The end of a block is reached: it goes on in a new one, or over the oldest bars.
    private void enterBlock() {
        next = 0;
        block = block + 1 == most ? 0 : block + 1;
        if (block == blocks.size()) {
            blocks.add(new long[blockRows * BarRow.STRIDE]);
        }
        current = blocks.get(block);
    }

    /// Shows the bar that is `back` bars before the last, 0 for the last itself.
    void show(BarView view, Subscription subscription, int back) {
        view.show(subscription, rows(back), at(back));
    }

    double value(BarField field, int back) {
        return BarRow.number(rows(back), at(back) + BarRow.place(field));
    }

    long closeNanos(int back) {
        return rows(back)[at(back) + BarRow.CLOSE_NANOS];
    }

    private long[] rows(int back) {
        return blocks.get(row(back) / blockRows);
    }

    private int at(int back) {
        return row(back) % blockRows * BarRow.STRIDE;
    }

    private int row(int back) {
        var row = block * blockRows + next - 1 - back;
        return row < 0 ? row + blocks.size() * blockRows : row;
    }

    State save() {
        var kept = kept();
        var saved = new long[kept * BarRow.STRIDE];
        for (var i = 0; i < kept; i++) {
            var back = kept - 1 - i;
            BarRow.copy(rows(back), at(back), saved, i * BarRow.STRIDE);
        }
        return new State().put("bars", saved);
    }

    void load(State state) {
        count = 0;
        block = 0;
        next = 0;
        current = blocks.getFirst();
        var saved = state.getLongs("bars");
        for (var at = 0; at < saved.length; at += BarRow.STRIDE) {
            add(saved, at);
        }
    }
}
