package dev.tandem.engine.market;

import dev.tandem.api.market.BarRow;
import dev.tandem.api.state.State;
import java.util.ArrayList;
import java.util.List;

/// A history that copies nothing: the arrays in which its bars come are never written to again, and
/// one array holds thousands of bars one after the other.
final class LentBars implements BarHistory {
    private final int limit; // bars that are kept, a power of two
    private final List<Run> past = new ArrayList<>(); // those before the last one, oldest first
    private long[] rows = {}; // of the last run
    private int start; // where its first bar lies
    private int last; // where the last bar of all lies
    private long number; // of its first bar, from the first of all
    private long count;

    /// Bars that lie one after the other in an array.
    private record Run(long[] rows, int start, long number) {}

    /// @param atLeast bars to keep, 1 or more
    LentBars(int atLeast) {
        limit = BarHistory.limit(atLeast);
    }

    @Override
    public int kept() {
        return (int) Math.min(count, limit);
    }

    @Override
    public void add(long[] lent, int at) {
        if (!follows(lent, at)) {
            begin(lent, at);
        }
        last = at;
        count++;
    }

    @SuppressWarnings("ReferenceEquality") // the same array, not an equal one
    private boolean follows(long[] lent, int at) {
        return lent == rows && at == last + BarRow.STRIDE;
    }

    private void begin(long[] lent, int at) {
        if (count > number) {
            past.add(new Run(rows, start, number));
        }
        rows = lent;
        start = at;
        number = count;
        while (!past.isEmpty() && endOfOldest() <= count - limit) {
            past.removeFirst();
        }
    }

    /// The number of the bar after the oldest run.
    private long endOfOldest() {
        return past.size() > 1 ? past.get(1).number() : number;
    }

    @Override
    public long[] rows(int back) {
        var bar = count - 1 - back;
        return bar >= number ? rows : run(bar).rows();
    }

    @Override
    public int at(int back) {
        var bar = count - 1 - back;
        if (bar >= number) {
            return last - back * BarRow.STRIDE;
        }
        var run = run(bar);
        return run.start() + (int) (bar - run.number()) * BarRow.STRIDE;
    }

    /// The run before the last one in which a bar lies.
    private Run run(long bar) {
        var low = 0;
        var high = past.size() - 1;
        while (low < high) {
            var middle = (low + high + 1) >>> 1;
            if (past.get(middle).number() <= bar) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return past.get(low);
    }

    @Override
    public void load(State state) {
        past.clear();
        rows = new long[0];
        count = 0;
        number = 0;
        var saved = state.getLongs("bars");
        for (var at = 0; at < saved.length; at += BarRow.STRIDE) {
            add(saved, at);
        }
    }
}
