package dev.tandem.engine.market;

import dev.tandem.api.market.BarRow;
import dev.tandem.api.state.State;
import java.util.ArrayList;
import java.util.List;

/// A history of copies, for bars whose arrays are used again and for those that are adjusted. It
/// grows with what comes, block by block, up to its limit.
///
/// Bars gather in a short array and go on into the long history a few at a time. Were each written
/// there by itself, a run of hundreds of series would wait for memory at each bar: a bar of W2 (200
/// series, 512 bars kept of each) took 67 ns and takes 60 without orders, one of W3 with them 65
/// and 45 (AMD EPYC, a busy machine).
final class BarRing implements BarHistory {
    private static final int RECENT = 16;
    private static final int BLOCK_SHIFT = 6;
    private static final int BLOCK = LEAST; // bars, 1 << BLOCK_SHIFT, a multiple of RECENT

    private final int limit; // bars that are kept, a power of two
    private final long[] recent = new long[RECENT * BarRow.STRIDE];
    private final List<long[]> blocks = new ArrayList<>();
    private int gathered; // of the last bars, those that lie in `recent`
    private long count;

    /// @param atLeast bars to keep, 1 or more
    BarRing(int atLeast) {
        limit = BarHistory.limit(atLeast);
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

    @Override
    public int kept() {
        return (int) Math.min(count, limit);
    }

    @Override
    public void add(long[] from, int at) {
        BarRow.copy(from, at, recent, gathered * BarRow.STRIDE);
        gathered++;
        count++;
        if (gathered == RECENT) {
            moveOn();
        }
    }

    /// Puts what has gathered behind the history, or over its oldest bars.
    private void moveOn() {
        var slot = slot(count - RECENT);
        if (slot >>> BLOCK_SHIFT == blocks.size()) {
            blocks.add(new long[BLOCK * BarRow.STRIDE]);
        }
        var block = blocks.get(slot >>> BLOCK_SHIFT);
        System.arraycopy(recent, 0, block, place(slot), recent.length);
        gathered = 0;
    }

    @Override
    public long[] rows(int back) {
        return back < gathered ? recent : blocks.get(slot(count - 1 - back) >>> BLOCK_SHIFT);
    }

    @Override
    public int at(int back) {
        return back < gathered
                ? (gathered - 1 - back) * BarRow.STRIDE
                : place(slot(count - 1 - back));
    }

    /// Where in the history a bar lies, by its number from the first of all.
    private int slot(long bar) {
        return (int) (bar & (limit - 1));
    }

    private static int place(int slot) {
        return (slot & (BLOCK - 1)) * BarRow.STRIDE;
    }

    @Override
    public void load(State state) {
        count = 0;
        gathered = 0;
        var saved = state.getLongs("bars");
        for (var at = 0; at < saved.length; at += BarRow.STRIDE) {
            add(saved, at);
        }
    }
}
