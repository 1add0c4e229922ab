package dev.tandem.api.market;

import dev.tandem.api.instrument.Instrument;
import java.time.Instant;

/// The best bid and ask of an instrument at one instant. A side without an order has price and size
/// [Double#NaN]. The engine reuses the object that it hands to a callback: it is valid until the
/// callback returns and then shows another quote; [#copy] keeps one.
public interface Quote {
    Instrument instrument();

    /// When it was made by its source, nanoseconds since 1970 UTC.
    long atNanos();

    double bid();

    /// Units of the instrument; NaN without a bid, or where the source gives no sizes.
    double bidSize();

    double ask();

    /// Units of the instrument; NaN without an ask, or where the source gives no sizes.
    double askSize();

    /// Halfway between bid and ask; NaN unless both are there.
    default double mid() {
        return (bid() + ask()) / 2;
    }

    /// Ask less bid, negative where they are crossed; NaN unless both are there.
    default double spread() {
        return ask() - bid();
    }

    /// Whether the bid is above the ask, as quotes merged of several places at times are.
    default boolean isCrossed() {
        return bid() > ask();
    }

    default Instant at() {
        return Instant.EPOCH.plusNanos(atNanos());
    }

    /// The same quote as an object of its own.
    default Quote copy() {
        return new StoredQuote(instrument(), atNanos(), bid(), bidSize(), ask(), askSize());
    }
}
