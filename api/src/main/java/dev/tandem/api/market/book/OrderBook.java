package dev.tandem.api.market.book;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.Book;
import dev.tandem.api.order.Side;
import dev.tandem.api.state.State;

/// A book kept from the updates of a source. Levels are found by their storable price
/// ([Instrument#priceUnits]), never by comparing doubles; once its arrays have grown, an update
/// makes no object.
///
/// An update is one [#snapshot] or [#delta] followed by its levels through [#set]:
///
/// ```java
/// book.snapshot(atNanos, 157);
/// book.set(Side.BUY, 100.25, 3);
/// book.delta(laterNanos, 158);
/// book.set(Side.BUY, 100.25, 0); // removed
/// book.invalidate(gapNanos);     // shows nothing until the next snapshot
/// ```
///
/// For one thread.
public final class OrderBook implements Book {
    private final Instrument instrument;
    private final Levels bids = new Levels(1);
    private final Levels asks = new Levels(-1);
    private long atNanos;
    private long sequence;
    private boolean valid;

    /// Starts not valid, without levels.
    public OrderBook(Instrument instrument) {
        this.instrument = instrument;
    }

    /// Removes all levels and makes the book valid; the levels follow by [#set].
    ///
    /// @param atNanos by the source's clock, nanoseconds since 1970 UTC
    /// @param sequence the source's number of this state, 0 if it has none
    public void snapshot(long atNanos, long sequence) {
        bids.clear();
        asks.clear();
        valid = true;
        stamp(atNanos, sequence);
    }

    /// Begins a change; the changed levels follow by [#set]. Without effect while the book is not
    /// valid.
    ///
    /// @param atNanos by the source's clock, nanoseconds since 1970 UTC
    /// @param sequence the source's number of the change, 0 if it has none
    public void delta(long atNanos, long sequence) {
        if (valid) {
            stamp(atNanos, sequence);
        }
    }

    /// Sets what rests at a price. Without effect while the book is not valid.
    ///
    /// @param size units of the instrument; 0 removes the level, also one that is not there
    /// @throws IllegalArgumentException if the price is not finite or the size negative or not
    ///   finite
    public void set(Side side, double price, double size) {
        if (!(size >= 0 && size <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "no size of " + instrument + " at " + price + ": " + size);
        }
        if (valid) {
            levels(side).set(instrument.priceUnits(price), price, size);
        }
    }

    /// Removes all levels until the next snapshot, since the source skipped a number.
    public void invalidate(long atNanos) {
        bids.clear();
        asks.clear();
        valid = false;
        this.atNanos = atNanos;
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
    public long sequence() {
        return sequence;
    }

    @Override
    public boolean isValid() {
        return valid;
    }

    @Override
    public int count(Side side) {
        return levels(side).count();
    }

    @Override
    public double price(Side side, int level) {
        return levels(side).price(level);
    }

    @Override
    public double size(Side side, int level) {
        return levels(side).size(level);
    }

    @Override
    public double sizeAt(Side side, double price) {
        return levels(side).sizeAt(instrument.priceUnits(price));
    }

    /// Everything but the instrument.
    public State save() {
        return new State()
                .put("at", atNanos)
                .put("sequence", sequence)
                .put("valid", valid)
                .put("bids", bids.save())
                .put("asks", asks.save());
    }

    /// Goes on from a saved state of a book of the same instrument.
    public void load(State state) {
        atNanos = state.getLong("at");
        sequence = state.getLong("sequence");
        valid = state.getBoolean("valid");
        bids.load(state.getState("bids"));
        asks.load(state.getState("asks"));
    }

    @Override
    public String toString() {
        return instrument
                + (valid ? " bid " + bid() + " ask " + ask() : " not valid")
                + " at "
                + at();
    }

    private void stamp(long newNanos, long newSequence) {
        atNanos = newNanos;
        sequence = newSequence;
    }

    private Levels levels(Side side) {
        return side == Side.BUY ? bids : asks;
    }
}
