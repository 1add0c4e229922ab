package dev.tandem.engine.market;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.Quote;
import dev.tandem.api.state.State;

/// The last quote of an instrument, filled anew with each.
final class QuoteView implements Quote {
    private final Instrument instrument;
    private boolean known;
    private long atNanos;
    private double bid = Double.NaN;
    private double bidSize = Double.NaN;
    private double ask = Double.NaN;
    private double askSize = Double.NaN;

    QuoteView(Instrument instrument) {
        this.instrument = instrument;
    }

    void show(long at, double bidPrice, double bidUnits, double askPrice, double askUnits) {
        known = true;
        atNanos = at;
        bid = bidPrice;
        bidSize = bidUnits;
        ask = askPrice;
        askSize = askUnits;
    }

    void forget() {
        show(0, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        known = false;
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
    public double bid() {
        return bid;
    }

    @Override
    public double bidSize() {
        return bidSize;
    }

    @Override
    public double ask() {
        return ask;
    }

    @Override
    public double askSize() {
        return askSize;
    }

    State save() {
        return new State()
                .put("known", known)
                .put("atNanos", atNanos)
                .put("values", new double[] {bid, bidSize, ask, askSize});
    }

    void load(State state) {
        known = state.getBoolean("known");
        atNanos = state.getLong("atNanos");
        var values = state.getDoubles("values");
        bid = values[0];
        bidSize = values[1];
        ask = values[2];
        askSize = values[3];
    }
}
