package dev.tandem.api.market;

import dev.tandem.api.instrument.Instrument;
import java.time.Instant;

/// One bar of an instrument. The engine reuses the object that it hands to a callback: it is valid
/// until the callback returns and then shows another bar; [#copy] keeps one.
///
/// Prices are doubles in the instrument's currency, as raw as the source gave them; volume is in
/// units of the instrument, 0 where the source has none.
public interface Bar {
    Instrument instrument();

    BarSize size();

    /// Number of the subscription it belongs to within the run, from 0.
    int subscription();

    /// First instant of the bar, nanoseconds since 1970 UTC.
    long openNanos();

    /// The instant at which the bar is complete, nanoseconds since 1970 UTC; when it is delivered,
    /// this is now.
    long closeNanos();

    double open();

    double high();

    double low();

    double close();

    double volume();

    /// The trading date as days since 1970-01-01: the session's date for exchange hours, else the
    /// UTC date of the open.
    int tradingDay();

    default Instant openAt() {
        return Instant.EPOCH.plusNanos(openNanos());
    }

    default Instant closeAt() {
        return Instant.EPOCH.plusNanos(closeNanos());
    }

    /// A price or the volume by name.
    default double value(BarField field) {
        return switch (field) {
            case OPEN -> open();
            case HIGH -> high();
            case LOW -> low();
            case CLOSE -> close();
            case VOLUME -> volume();
        };
    }

    /// The average of high, low and close.
    default double typicalPrice() {
        return (high() + low() + close()) / 3.0;
    }

    /// The same bar as an object of its own.
    default Bar copy() {
        return new StoredBar(
                instrument(),
                size(),
                subscription(),
                openNanos(),
                closeNanos(),
                open(),
                high(),
                low(),
                close(),
                volume(),
                tradingDay());
    }
}
