package dev.tandem.data.events;

import dev.tandem.api.instrument.Instrument;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// When dates begin, and sessions follow each other, for an instrument.
final class EventDates {
    static final long SECOND = 1_000_000_000L;

    private EventDates() {}

    /// The zone of its calendar, UTC round the clock.
    static ZoneId zone(Instrument instrument) {
        var calendar = instrument.calendar();
        return calendar.isAlwaysOpen() ? ZoneOffset.UTC : calendar.zone();
    }

    /// When a date begins, nanoseconds since 1970 UTC.
    static long startNanos(Instrument instrument, LocalDate date) {
        return date.atStartOfDay(zone(instrument)).toEpochSecond() * SECOND;
    }

    /// The date of the first session after a date.
    static LocalDate nextSession(Instrument instrument, LocalDate date) {
        return instrument.calendar().nextSession(date).date();
    }
}
