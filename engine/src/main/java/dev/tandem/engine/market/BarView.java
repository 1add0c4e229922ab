package dev.tandem.engine.market;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.Bar;
import dev.tandem.api.market.BarSize;

/// The one bar object that callbacks see, filled anew for each. It holds values only, never a
/// reference to a series, so a view kept from an earlier callback leads nowhere.
public final class BarView implements Bar {
    private Subscription subscription;
    private long openNanos;
    private long closeNanos;
    private double open;
    private double high;
    private double low;
    private double close;
    private double volume;
    private int tradingDay;

    BarView(Subscription subscription) {
        this.subscription = subscription;
    }

    void show(
            Subscription of,
            long openAt,
            long closeAt,
            double first,
            double highest,
            double lowest,
            double last,
            double traded,
            int day) {
        subscription = of;
        openNanos = openAt;
        closeNanos = closeAt;
        open = first;
        high = highest;
        low = lowest;
        close = last;
        volume = traded;
        tradingDay = day;
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
        return openNanos;
    }

    @Override
    public long closeNanos() {
        return closeNanos;
    }

    @Override
    public double open() {
        return open;
    }

    @Override
    public double high() {
        return high;
    }

    @Override
    public double low() {
        return low;
    }

    @Override
    public double close() {
        return close;
    }

    @Override
    public double volume() {
        return volume;
    }

    @Override
    public int tradingDay() {
        return tradingDay;
    }
}
