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

    /// Takes trades, not earlier than the ones before: all those of a bar in one go.
    void add(TradeColumns trades) {
        var next = 0;
        while (next < trades.count()) {
            seek(trades.atNanos(next));
            while (next < trades.count() && trades.atNanos(next) < openNanos) {
                next++; // before the session
            }
            next = addRun(trades, next);
        }
    }

    /// Takes the trades up to the close of the bar.
    ///
    /// @return the first trade after it
    private int addRun(TradeColumns trades, int from) {
        var count = trades.count();
        if (from == count || trades.atNanos(from) >= closeNanos) {
            return from;
        }
        var high = trades.price(from);
        var low = high;
        var volume = trades.size(from);
        var next = from + 1;
        for (; next < count && trades.atNanos(next) < closeNanos; next++) {
            var price = trades.price(next);
            if (price > high) { // a branch: a maximum of doubles takes longer
                high = price;
            }
            if (price < low) {
                low = price;
            }
            volume += trades.size(next);
        }
        bar.add(trades.price(from), high, low, trades.price(next - 1), volume);
        return next;
    }

    private void seek(long atNanos) {
        if (grid.seek(atNanos)) {
            bar.finish(target, openNanos, closeNanos, tradingDay);
            openNanos = grid.openNanos();
            closeNanos = grid.closeNanos();
            tradingDay = grid.tradingDay();
        }
    }

    /// Takes a tick, not earlier than the one before.
    void add(long atNanos, double price, double size) {
        seek(atNanos);
        if (atNanos >= openNanos) { // else before the session
            bar.add(price, size);
        }
    }

    BarColumns finish() {
        bar.finish(target, openNanos, closeNanos, tradingDay);
        return target.build();
    }
}
