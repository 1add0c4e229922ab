package dev.tandem.simulator;

import dev.tandem.api.instrument.Instrument;

/// The prices of a bar at the instrument's price scale.
record BarPrices(long open, long high, long low, long close) {
    static BarPrices of(Instrument instrument, double open, double high, double low, double close) {
        return new BarPrices(
                instrument.priceUnits(open),
                instrument.priceUnits(high),
                instrument.priceUnits(low),
                instrument.priceUnits(close));
    }

    /// A bar of which only the open is known: nothing caps the slippage.
    static BarPrices openOnly(Instrument instrument, double open) {
        return new BarPrices(instrument.priceUnits(open), Long.MAX_VALUE, Long.MIN_VALUE, 0);
    }
}
