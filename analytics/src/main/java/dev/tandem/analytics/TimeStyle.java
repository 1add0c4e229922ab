package dev.tandem.analytics;

import dev.tandem.api.calendar.TradingCalendar;
import java.time.Instant;

/// How times are written to files.
public sealed interface TimeStyle {
    /// ISO-8601 in UTC, as `2024-01-02T21:00:00Z`, with nanoseconds only when they are not zero.
    TimeStyle INSTANT = new Instants();

    /// See [TimeStyle#INSTANT].
    record Instants() implements TimeStyle {}

    /// The date in the zone of a calendar, as `2024-01-02`, for daily bars of an exchange.
    record SessionDates(TradingCalendar calendar) implements TimeStyle {}

    /// The text of one instant.
    ///
    /// @param atNanos nanoseconds since 1970 UTC
    default String text(long atNanos) {
        return switch (this) {
            case Instants() -> Instant.EPOCH.plusNanos(atNanos).toString();
            case SessionDates(var calendar) -> calendar.localDate(atNanos).toString();
        };
    }
}
