package dev.tandem.data;

import dev.tandem.api.market.BarRow;

/// Reads the bars of a series one after the other.
///
/// It copies a few bars ahead at a time: where hundreds of series take turns, the processor then
/// waits for memory once for all of them and not once for each.
public final class BarCursor {
    private static final int AHEAD = 64;

    private final BarColumns columns;
    private final long[] rows = new long[AHEAD * BarRow.STRIDE];
    private int first;
    private int until; // bars from `first` to here are copied
    private int index;
    private int at;

    /// Starts at a bar.
    ///
    /// @param index 0 to the number of bars; there is nothing to read at the end
    public BarCursor(BarColumns columns, int index) {
        this.columns = columns;
        goTo(index);
    }

    /// Goes to a bar, as the constructor.
    public void goTo(int changed) {
        index = changed;
        if (index < first || index >= until) {
            first = index;
            until = Math.min(columns.count(), index + AHEAD);
            columns.copy(first, until, rows);
        }
        at = (index - first) * BarRow.STRIDE;
    }

    /// Goes to the next bar.
    public void advance() {
        goTo(index + 1);
    }

    public int index() {
        return index;
    }

    /// The array in which the bar lies as a [dev.tandem.api.market.BarRow], at [#at]; not to be
    /// written to, and not to be kept: bars after it lie there as well.
    public long[] rows() {
        return rows;
    }

    /// Where the bar lies in [#rows].
    public int at() {
        return at;
    }

    public long openNanos() {
        return rows[at + BarRow.OPEN_NANOS];
    }

    public long closeNanos() {
        return rows[at + BarRow.CLOSE_NANOS];
    }

    public double open() {
        return Double.longBitsToDouble(rows[at + BarRow.OPEN]);
    }

    public double high() {
        return Double.longBitsToDouble(rows[at + BarRow.HIGH]);
    }

    public double low() {
        return Double.longBitsToDouble(rows[at + BarRow.LOW]);
    }

    public double close() {
        return Double.longBitsToDouble(rows[at + BarRow.CLOSE]);
    }

    /// As [BarColumns#volume].
    public double volume() {
        return Double.longBitsToDouble(rows[at + BarRow.VOLUME]);
    }

    /// As [BarColumns#tradingDay].
    public int tradingDay() {
        return (int) rows[at + BarRow.TRADING_DAY];
    }
}
