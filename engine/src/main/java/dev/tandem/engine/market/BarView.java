package dev.tandem.engine.market;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.Bar;
import dev.tandem.api.market.BarRow;
import dev.tandem.api.market.BarSize;

/// The one bar object that callbacks see, filled anew for each. It holds a copy of the values,
/// never a reference to a series, so a view kept from an earlier callback leads nowhere; and right
/// after a bar was put into a long history, its copy can be read without waiting for memory.
public final class BarView implements Bar {
    private Subscription subscription;
    private final long[] row = new long[BarRow.STRIDE];

    BarView(Subscription subscription) {
        this.subscription = subscription;
    }

    void show(Subscription of, long[] rows, int at) {
        subscription = of;
        BarRow.copy(rows, at, row, 0);
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
        return row[BarRow.OPEN_NANOS];
    }

    @Override
    public long closeNanos() {
        return row[BarRow.CLOSE_NANOS];
    }

    @Override
    public double open() {
        return BarRow.number(row, BarRow.OPEN);
    }

    @Override
    public double high() {
        return BarRow.number(row, BarRow.HIGH);
    }

    @Override
    public double low() {
        return BarRow.number(row, BarRow.LOW);
    }

    @Override
    public double close() {
        return BarRow.number(row, BarRow.CLOSE);
    }

    @Override
    public double volume() {
        return BarRow.number(row, BarRow.VOLUME);
    }

    @Override
    public int tradingDay() {
        return (int) row[BarRow.TRADING_DAY];
    }
}
