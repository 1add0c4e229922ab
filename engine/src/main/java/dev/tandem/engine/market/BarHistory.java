package dev.tandem.engine.market;

import dev.tandem.api.market.BarField;
import dev.tandem.api.market.BarRow;
import dev.tandem.api.state.State;

/// The last bars of a subscription, as [BarRow]s; the oldest give way to the newest.
sealed interface BarHistory permits BarRing, LentBars {
    /// Bars are kept by powers of two, and not by fewer.
    int LEAST = 64;

    /// How many bars are kept when at least so many are asked for, 1 or more.
    static int limit(int atLeast) {
        return Math.max(LEAST, Integer.highestOneBit(Math.max(1, atLeast - 1)) << 1);
    }

    /// Takes the next bar.
    void add(long[] rows, int at);

    int kept();

    /// The array in which the bar lies that is `back` bars before the last, 0 for the last itself.
    long[] rows(int back);

    /// Where it lies in [#rows].
    int at(int back);

    default double value(BarField field, int back) {
        return BarRow.number(rows(back), at(back) + BarRow.place(field));
    }

    default long closeNanos(int back) {
        return rows(back)[at(back) + BarRow.CLOSE_NANOS];
    }

    default State save() {
        var kept = kept();
        var saved = new long[kept * BarRow.STRIDE];
        for (var i = 0; i < kept; i++) {
            var back = kept - 1 - i;
            BarRow.copy(rows(back), at(back), saved, i * BarRow.STRIDE);
        }
        return new State().put("bars", saved);
    }

    /// Takes over what [#save] gave, instead of all it has.
    void load(State state);
}
