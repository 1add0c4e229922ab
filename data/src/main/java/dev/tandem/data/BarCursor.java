package dev.tandem.data;

import dev.tandem.api.market.BarRow;

/// Reads the bars of a series one after the other: on the heap where they lie, out of a file by
/// copies of a few at a time.
///
/// Where hundreds of series take turns, [#touch] all of them now and then: the processor then waits
/// for memory once for many bars and not once for each.
public final class BarCursor {
    private static final int COPIED = 64;

    private final LongTable table;
    private final boolean isLent;
    private long[] rows;
    private int start; // where bar `first` lies in `rows`
    private int first;
    private int until; // bars from `first` to here lie in `rows`
    private int index;
    private int at;
    private int touched; // bars before it were looked at

    /// Starts at a bar.
    ///
    /// @param index 0 to the number of bars; there is nothing to read at the end
    public BarCursor(BarColumns columns, int index) {
        table = columns.rows();
        isLent = columns.isLent();
        rows = isLent ? new long[0] : new long[COPIED * BarRow.STRIDE];
        goTo(index);
    }

    /// Goes to a bar, as the constructor.
    public void goTo(int changed) {
        index = changed;
        touched = changed;
        if (index < first || index >= until) {
            find();
        }
        at = start + (index - first) * BarRow.STRIDE;
    }

    /// Goes to the next bar.
    public void advance() {
        index++;
        at += BarRow.STRIDE;
        if (index >= until) {
            goTo(index);
        }
    }

    /// Looks at the next bars, so that they are near when they are needed; at none a second time.
    ///
    /// @return what was seen, which means nothing
    public long touch(int bars) {
        var end = isLent ? Math.min(until, index + bars) : index;
        var sum = 0L;
        for (var bar = Math.max(index, touched); bar < end; bar++) {
            sum += rows[start + (bar - first) * BarRow.STRIDE];
        }
        touched = Math.max(touched, end);
        return sum;
    }

    private void find() {
        first = index;
        if (index >= table.count()) {
            until = index;
        } else if (isLent) {
            rows = table.array(index);
            start = table.place(index);
            until = table.endOfArray(index);
        } else {
            until = Math.min(table.count(), index + COPIED);
            table.copy(first, until, rows);
        }
    }

    public int index() {
        return index;
    }

    /// Whether another bar can be read from [#rows] too, at [#placeOf].
    public boolean reaches(int other) {
        return other >= first && other < until;
    }

    /// Where another bar lies in [#rows].
    public int placeOf(int other) {
        return start + (other - first) * BarRow.STRIDE;
    }

    /// The array in which the bar lies as a [dev.tandem.api.market.BarRow], at [#at]; not to be
    /// written to. It may be kept if the bars are lent ([BarColumns#isLent]); otherwise other bars
    /// will lie there.
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
