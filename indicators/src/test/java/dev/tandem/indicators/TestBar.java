package dev.tandem.indicators;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.Bar;
import dev.tandem.api.market.BarSize;

/// A bar made of numbers. No indicator may ask for its instrument.
record TestBar(long openNanos, double open, double high, double low, double close, double volume)
        implements Bar {
    private static final long NANOS_OF_DAY = 86_400_000_000_000L;

    /// A bar of which only the range matters.
    static TestBar of(double high, double low, double close) {
        return new TestBar(0, close, high, low, close, 1);
    }

    /// A bar on which everything happened at one price.
    static TestBar traded(long openNanos, double price, double volume) {
        return new TestBar(openNanos, price, price, price, price, volume);
    }

    @Override
    public Instrument instrument() {
        throw new IllegalStateException("an indicator asked for the instrument");
    }

    @Override
    public BarSize size() {
        return BarSize.M1;
    }

    @Override
    public int subscription() {
        return 0;
    }

    @Override
    public long closeNanos() {
        return openNanos + size().nanos();
    }

    @Override
    public int tradingDay() {
        return Math.toIntExact(Math.floorDiv(openNanos, NANOS_OF_DAY));
    }
}
