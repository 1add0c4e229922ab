package dev.tandem.analytics;

import dev.tandem.api.calendar.TradingCalendar;
import java.time.LocalDate;

/// The trading days into which a calendar cuts time: local dates, where the evening before belongs
/// to a session that opens on it; midnight to midnight UTC round the clock. A mark at the end of a
/// day belongs to that day.
final class TradingDays {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final TradingCalendar calendar;

    TradingDays(TradingCalendar calendar) {
        this.calendar = calendar;
    }

    /// The last instant of the trading day that `atNanos` belongs to.
    long endNanos(long atNanos) {
        var date = calendar.localDate(atNanos - 1);
        var end = endOf(date);
        return atNanos <= end ? end : endOf(date.plusDays(1));
    }

    /// The trading day that `atNanos` belongs to.
    LocalDate dateOf(long atNanos) {
        var date = calendar.localDate(atNanos - 1);
        return atNanos <= endOf(date) ? date : date.plusDays(1);
    }

    private long endOf(LocalDate date) {
        var next = date.plusDays(1);
        var midnight = next.atStartOfDay(calendar.zone()).toEpochSecond() * NANOS_PER_SECOND;
        return Math.min(midnight, calendar.hours(next).openNanos());
    }
}
