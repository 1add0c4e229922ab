package dev.tandem.engine.market;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.Bar;
import dev.tandem.api.market.BarRow;
import dev.tandem.api.market.BarSize;

/// The one bar object that callbacks see, filled anew for each, so a view kept from an earlier
/// callback leads nowhere.
public final class BarView implements Bar {
    private Subscription subscription;
    private final long[] own = new long[BarRow.STRIDE];
    private long[] rows = own;
    private int at;

    BarView(Subscription subscription) {
        this.subscription = subscription;
    }

    /// Shows a copy of a bar, whose array may be written to any time.
    void copy(Subscription of, long[] from, int fromAt) {
        subscription = of;
        BarRow.copy(from, fromAt, own, 0);
        rows = own;
        at = 0;
    }

    /// Shows a bar whose array is never written to again.
    void lend(Subscription of, long[] lent, int lentAt) {
        subscription = of;
        rows = lent;
        at = lentAt;
    }

    @Override
    public Instrument instrument() {
        return subscription.instrument();
    }

    @Override
    public BarSize size() {
        return subscription.size();
    }

    @Override
    public int subscription() {
        return subscription.subscription();
    }

    @Override
    public long openNanos() {
        return rows[at + BarRow.OPEN_NANOS];
    }

    @Override
    public long closeNanos() {
        return rows[at + BarRow.CLOSE_NANOS];
    }

    @Override
    public double open() {
        return BarRow.number(rows, at + BarRow.OPEN);
    }

    @Override
    public double high() {
        return BarRow.number(rows, at + BarRow.HIGH);
    }

    @Override
    public double low() {
        return BarRow.number(rows, at + BarRow.LOW);
    }

    @Override
    public double close() {
        return BarRow.number(rows, at + BarRow.CLOSE);
    }

    @Override
    public double volume() {
        return BarRow.number(rows, at + BarRow.VOLUME);
    }

    @Override
    public int tradingDay() {
        return (int) rows[at + BarRow.TRADING_DAY];
    }
}
