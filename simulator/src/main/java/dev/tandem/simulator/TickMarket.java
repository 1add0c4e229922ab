package dev.tandem.simulator;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.order.Side;
import dev.tandem.api.state.State;

/// What the venue knows of an instrument that is driven by ticks.
sealed interface TickMarket permits TradedMarket, DisplayedMarket {
    Instrument instrument();

    /// The price that an order of this side meets now, NaN if none is known.
    double meets(Side side, long atNanos);

    /// Prices and quantities change: what was known before follows, or is known no more.
    void take(PriceChange change);

    State save();

    void load(State state);
}
