package dev.tandem.api.market;

import dev.tandem.api.instrument.Instrument;
import java.time.Instant;

/// One trade of the market, not of this account. The engine reuses the object that it hands to a
/// callback: it is valid until the callback returns and then shows another trade; [#copy] keeps
/// one.
public interface Trade {
    Instrument instrument();

    /// When it happened by its source, nanoseconds since 1970 UTC.
    long atNanos();

    /// In the instrument's currency, as raw as the source gave it.
    double price();

    /// Units of the instrument, 0 or more.
    double size();

    Aggressor aggressor();

    default Instant at() {
        return Instant.EPOCH.plusNanos(atNanos());
    }

    /// The same trade as an object of its own.
    default Trade copy() {
        return new StoredTrade(instrument(), atNanos(), price(), size(), aggressor());
    }
}
