package dev.tandem.data;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.BarSize;

/// Bars of a length of time up to a day under way.
final class TimeBars {
    private final BarColumns.Builder target;
    private final BarGrid grid;
    private final BarUnderWay bar = new BarUnderWay();
    private long openNanos;
    private long closeNanos;
    private int tradingDay;

    TimeBars(Instrument instrument, BarSize size) {
        this.target = BarColumns.builder(instrument, size);
        this.grid = new BarGrid(size, instrument.calendar());
    }

    /// Takes a tick, not earlier than the one before.
    void add(long atNanos, double price, double size) {
        if (grid.seek(atNanos)) {
            bar.finish(target, openNanos, closeNanos, tradingDay);
            openNanos = grid.openNanos();
            closeNanos = grid.closeNanos();
            tradingDay = grid.tradingDay();
        }
        if (atNanos >= openNanos) { // else before the session
            bar.add(price, size);
        }
    }

    BarColumns finish() {
        bar.finish(target, openNanos, closeNanos, tradingDay);
        return target.build();
    }
}
