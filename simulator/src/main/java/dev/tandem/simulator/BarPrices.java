package dev.tandem.simulator;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.order.Side;
import dev.tandem.api.state.State;

/// The bar an instrument is in, at its price scale; reused from bar to bar.
final class BarPrices {
    long open;
    long high;
    long low;
    long close;

    /// In units of quantity, NaN if it is not known.
    double volume = Double.NaN;

    /// Volume of the bar before, NaN if it is not known.
    double lastVolume = Double.NaN;

    /// Whether something was opened at its close, which its range says nothing about.
    boolean openedAtClose;

    /// What all our orders traded in this bar.
    long takenUnits;

    long openNanos = Long.MIN_VALUE;

    /// Place of the open in the order of events; orders with a smaller one were there before it.
    long openSequence;

    /// Place of the end.
    long endNanos = Long.MIN_VALUE;

    /// Whether only the open is known yet.
    boolean begun;

    /// A bar begins; its open is set by those who match against it.
    void begin(long atNanos, long sequence) {
        lastVolume = volume;
        volume = Double.NaN;
        takenUnits = 0;
        openedAtClose = false;
        openNanos = atNanos;
        openSequence = sequence;
        begun = true;
    }

    void end(
            Instrument instrument,
            double openPrice,
            double highPrice,
            double lowPrice,
            double closePrice) {
        open = instrument.priceUnits(openPrice);
        high = instrument.priceUnits(highPrice);
        low = instrument.priceUnits(lowPrice);
        close = instrument.priceUnits(closePrice);
    }

    /// Follows a split or a roll.
    void take(PriceChange change) {
        open = change.price(open);
        high = change.price(high);
        low = change.price(low);
        close = change.price(close);
        volume *= change.ratio().doubleValue();
        lastVolume *= change.ratio().doubleValue();
        takenUnits = change.quantity(takenUnits);
    }

    /// The lowest price for a buy, the highest for a sell.
    long best(Side side) {
        return side == Side.BUY ? low : high;
    }

    /// The highest price for a buy, the lowest for a sell.
    long worst(Side side) {
        return side == Side.BUY ? high : low;
    }

    State save() {
        return new State()
                .put("prices", new long[] {open, high, low, close})
                .put("volume", volume)
                .put("lastVolume", lastVolume)
                .put("takenUnits", takenUnits)
                .put("openNanos", openNanos)
                .put("openSequence", openSequence)
                .put("endNanos", endNanos)
                .put("begun", begun);
    }

    void load(State state) {
        var prices = state.getLongs("prices");
        open = prices[0];
        high = prices[1];
        low = prices[2];
        close = prices[3];
        volume = state.getDouble("volume");
        lastVolume = state.getDouble("lastVolume");
        takenUnits = state.getLong("takenUnits");
        openNanos = state.getLong("openNanos");
        openSequence = state.getLong("openSequence");
        endNanos = state.getLong("endNanos");
        begun = state.getBoolean("begun");
    }
}
