package dev.tandem.simulator;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.order.Side;
import dev.tandem.api.state.State;

/// Only trades are known: the last one.
final class TradedMarket implements TickMarket {
    private final Instrument instrument;
    double price = Double.NaN;
    double size;
    long atNanos = Long.MIN_VALUE;

    TradedMarket(Instrument instrument) {
        this.instrument = instrument;
    }

    boolean isKnown() {
        return !Double.isNaN(price);
    }

    @Override
    public Instrument instrument() {
        return instrument;
    }

    @Override
    public double meets(Side side, long at) {
        return price;
    }

    @Override
    public void take(PriceChange change) {
        price = change.price(price);
        size *= change.ratio().doubleValue();
    }

    @Override
    public State save() {
        return new State().put("price", price).put("size", size).put("atNanos", atNanos);
    }

    @Override
    public void load(State state) {
        price = state.getDouble("price");
        size = state.getDouble("size");
        atNanos = state.getLong("atNanos");
    }
}
