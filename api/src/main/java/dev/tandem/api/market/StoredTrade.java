package dev.tandem.api.market;

import dev.tandem.api.instrument.Instrument;

/// A trade that stays as it is.
record StoredTrade(
        Instrument instrument, long atNanos, double price, double size, Aggressor aggressor)
        implements Trade {
    @Override
    public Trade copy() {
        return this;
    }
}
