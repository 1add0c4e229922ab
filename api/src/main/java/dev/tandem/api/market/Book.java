package dev.tandem.api.market;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.order.Side;
import java.time.Instant;

/// The order book of an instrument by price level, as far as its source tells: [Side#BUY] are the
/// bids, [Side#SELL] the asks, each with the best price first. A live view that changes with the
/// next update; [#copy] keeps a moment of it.
///
/// A book is valid from a snapshot until the source skips one of its numbers. Between a gap and the
/// next snapshot nothing is known, so the book shows no levels at all rather than wrong ones.
public interface Book {
    Instrument instrument();

    /// Time of the last update by its source, nanoseconds since 1970 UTC.
    long atNanos();

    /// The source's number of the last update; 0 where the source does not number its updates.
    long sequence();

    /// False before the first snapshot and from a gap until the next snapshot.
    boolean isValid();

    /// Number of levels of a side, 0 while the book is not valid.
    int count(Side side);

    /// Price of a level.
    ///
    /// @param level from 0, the best, to `count(side) - 1`
    /// @throws IndexOutOfBoundsException if there is no such level
    double price(Side side, int level);

    /// Units of the instrument that rest at a level, above 0.
    ///
    /// @param level from 0, the best, to `count(side) - 1`
    /// @throws IndexOutOfBoundsException if there is no such level
    double size(Side side, int level);

    /// Units of the instrument that rest at a price, 0 if none do. Prices that round to the same
    /// storable price of the instrument are one price.
    double sizeAt(Side side, double price);

    /// The best bid, NaN without one.
    default double bid() {
        return count(Side.BUY) == 0 ? Double.NaN : price(Side.BUY, 0);
    }

    /// Units at the best bid, NaN without one.
    default double bidSize() {
        return count(Side.BUY) == 0 ? Double.NaN : size(Side.BUY, 0);
    }

    /// The best ask, NaN without one.
    default double ask() {
        return count(Side.SELL) == 0 ? Double.NaN : price(Side.SELL, 0);
    }

    /// Units at the best ask, NaN without one.
    default double askSize() {
        return count(Side.SELL) == 0 ? Double.NaN : size(Side.SELL, 0);
    }

    /// Halfway between best bid and best ask, NaN unless both are there.
    default double mid() {
        return (bid() + ask()) / 2;
    }

    /// Best ask less best bid, NaN unless both are there.
    default double spread() {
        return ask() - bid();
    }

    default Instant at() {
        return Instant.EPOCH.plusNanos(atNanos());
    }

    /// The book of this moment as an object of its own.
    default Book copy() {
        return StoredBook.of(this);
    }
}
