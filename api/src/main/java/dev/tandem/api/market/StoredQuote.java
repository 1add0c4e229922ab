package dev.tandem.api.market;

import dev.tandem.api.instrument.Instrument;

/// A quote that stays as it is.
record StoredQuote(
        Instrument instrument, long atNanos, double bid, double bidSize, double ask, double askSize)
        implements Quote {
    @Override
    public Quote copy() {
        return this;
    }
}
