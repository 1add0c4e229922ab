package dev.tandem.engine.market;

import dev.tandem.api.market.BarField;
import dev.tandem.api.state.State;

/// The last bars of a subscription in columns; the oldest give way to the newest.
final class BarRing {
    private int mask;
    private long count;
    private long[] openNanos;
    private long[] closeNanos;
    private int[] tradingDay;
    private double[] open;
    private double[] high;
    private double[] low;
    private double[] close;
    private double[] volume;

    BarRing(int atLeast) {
        var capacity = Math.max(2, Integer.highestOneBit(Math.max(1, atLeast - 1)) << 1);
        mask = capacity - 1;
        openNanos = new long[capacity];
        closeNanos = new long[capacity];
        tradingDay = new int[capacity];
        open = new double[capacity];
        high = new double[capacity];
        low = new double[capacity];
        close = new double[capacity];
        volume = new double[capacity];
    }

    int capacity() {
        return mask + 1;
    }

    int kept() {
        return (int) Math.min(count, capacity());
    }

    void add(
            long openAt,
            long closeAt,
            double first,
            double highest,
            double lowest,
            double last,
            double traded,
            int day) {
        var slot = (int) count++ & mask;
        openNanos[slot] = openAt;
        closeNanos[slot] = closeAt;
        tradingDay[slot] = day;
        open[slot] = first;
        high[slot] = highest;
        low[slot] = lowest;
        close[slot] = last;
        volume[slot] = traded;
    }

    /// Shows the bar that is `back` bars before the last, 0 for the last itself.
    void show(BarView view, Subscription subscription, int back) {
        var slot = slot(back);
        view.show(
                subscription,
                openNanos[slot],
                closeNanos[slot],
                open[slot],
                high[slot],
                low[slot],
                close[slot],
                volume[slot],
                tradingDay[slot]);
    }

    double value(BarField field, int back) {
        var column =
                switch (field) {
                    case OPEN -> open;
                    case HIGH -> high;
                    case LOW -> low;
                    case CLOSE -> close;
                    case VOLUME -> volume;
                };
        return column[slot(back)];
    }

    long closeNanos(int back) {
        return closeNanos[slot(back)];
    }

    private int slot(int back) {
        return (int) (count - 1 - back) & mask;
    }

    State save() {
        var kept = kept();
        var opens = new long[kept];
        var closes = new long[kept];
        var days = new long[kept];
        var columns = new double[5][kept];
        for (var i = 0; i < kept; i++) {
            var slot = slot(kept - 1 - i);
            opens[i] = openNanos[slot];
            closes[i] = closeNanos[slot];
            days[i] = tradingDay[slot];
            columns[0][i] = open[slot];
            columns[1][i] = high[slot];
            columns[2][i] = low[slot];
            columns[3][i] = close[slot];
            columns[4][i] = volume[slot];
        }
        return new State()
                .put("openNanos", opens)
                .put("closeNanos", closes)
                .put("tradingDay", days)
                .put("open", columns[0])
                .put("high", columns[1])
                .put("low", columns[2])
                .put("close", columns[3])
                .put("volume", columns[4]);
    }

    void load(State state) {
        count = 0;
        var opens = state.getLongs("openNanos");
        var closes = state.getLongs("closeNanos");
        var days = state.getLongs("tradingDay");
        var first = state.getDoubles("open");
        var highest = state.getDoubles("high");
        var lowest = state.getDoubles("low");
        var last = state.getDoubles("close");
        var traded = state.getDoubles("volume");
        for (var i = 0; i < opens.length; i++) {
            add(
                    opens[i],
                    closes[i],
                    first[i],
                    highest[i],
                    lowest[i],
                    last[i],
                    traded[i],
                    (int) days[i]);
        }
    }
}
