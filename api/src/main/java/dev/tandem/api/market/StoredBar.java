package dev.tandem.api.market;

import dev.tandem.api.instrument.Instrument;

/// A bar that stays as it is.
record StoredBar(
        Instrument instrument,
        BarSize size,
        int subscription,
        long openNanos,
        long closeNanos,
        double open,
        double high,
        double low,
        double close,
        double volume,
        int tradingDay)
        implements Bar {
    @Override
    public Bar copy() {
        return this;
    }
}
