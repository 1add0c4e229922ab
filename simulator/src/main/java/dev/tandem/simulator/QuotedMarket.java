package dev.tandem.simulator;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.order.Side;
import dev.tandem.api.state.State;

/// The best bid and ask are displayed.
final class QuotedMarket extends DisplayedMarket {
    private long atNanos = Long.MIN_VALUE;
    private double bid = Double.NaN;
    private double bidSize = Double.NaN;
    private double ask = Double.NaN;
    private double askSize = Double.NaN;

    QuotedMarket(Instrument instrument) {
        super(instrument);
    }

    void quote(long at, double bidPrice, double bidUnits, double askPrice, double askUnits) {
        atNanos = at;
        bid = bidPrice;
        bidSize = bidUnits;
        ask = askPrice;
        askSize = askUnits;
        update();
    }

    /// Halfway between both, NaN unless both are there.
    double mid() {
        return (bid + ask) / 2;
    }

    @Override
    long atNanos() {
        return atNanos;
    }

    @Override
    boolean isKnown() {
        return atNanos != Long.MIN_VALUE;
    }

    @Override
    int count(Side side) {
        return Double.isNaN(price(side, 0)) ? 0 : 1;
    }

    @Override
    double price(Side side, int level) {
        return side == Side.BUY ? bid : ask;
    }

    @Override
    long size(Side side, int level) {
        var size = side == Side.BUY ? bidSize : askSize;
        return Double.isNaN(size) ? Long.MAX_VALUE : instrument.quantityUnits(size);
    }

    @Override
    long sizeAt(Side side, long priceUnits) {
        return count(side) > 0 && priceUnits(side, 0) == priceUnits ? size(side, 0) : 0;
    }

    /// What was displayed before is gone: nothing can be traded until the next quote.
    @Override
    public void take(PriceChange change) {
        quote(Long.MIN_VALUE, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }

    @Override
    public State save() {
        return super.save()
                .put("atNanos", atNanos)
                .put("quote", new double[] {bid, bidSize, ask, askSize});
    }

    @Override
    public void load(State state) {
        super.load(state);
        atNanos = state.getLong("atNanos");
        var quote = state.getDoubles("quote");
        bid = quote[0];
        bidSize = quote[1];
        ask = quote[2];
        askSize = quote[3];
    }
}
