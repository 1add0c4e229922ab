package dev.tandem.engine.market;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.Aggressor;
import dev.tandem.api.market.Trade;
import dev.tandem.api.state.State;

/// The last trade of an instrument, filled anew with each.
final class TradeView implements Trade {
    private final Instrument instrument;
    private boolean known;
    private long atNanos;
    private double price = Double.NaN;
    private double size = Double.NaN;
    private Aggressor aggressor = Aggressor.UNKNOWN;

    TradeView(Instrument instrument) {
        this.instrument = instrument;
    }

    void show(long at, double traded, double units, Aggressor taker) {
        known = true;
        atNanos = at;
        price = traded;
        size = units;
        aggressor = taker;
    }

    void adjust(Adjustment adjustment) {
        price = adjustment.price(price);
        size *= adjustment.divisor();
    }

    boolean isKnown() {
        return known;
    }

    @Override
    public Instrument instrument() {
        return instrument;
    }

    @Override
    public long atNanos() {
        return atNanos;
    }

    @Override
    public double price() {
        return price;
    }

    @Override
    public double size() {
        return size;
    }

    @Override
    public Aggressor aggressor() {
        return aggressor;
    }

    State save() {
        return new State()
                .put("known", known)
                .put("atNanos", atNanos)
                .put("price", price)
                .put("size", size)
                .put("aggressor", aggressor.name());
    }

    void load(State state) {
        known = state.getBoolean("known");
        atNanos = state.getLong("atNanos");
        price = state.getDouble("price");
        size = state.getDouble("size");
        aggressor = Aggressor.valueOf(state.getText("aggressor"));
    }
}
