package dev.tandem.data;

import dev.tandem.api.calendar.TradingCalendar;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// The trading date of instants, for bars shorter than a day. Remembers the day of the last answer,
/// so that a long series asks the time zone once a day.
public final class TradingDays {
    private final TradingCalendar calendar;
    private final boolean evenings;
    private long fromNanos;
    private long untilNanos;
    private int day;

    TradingDays(TradingCalendar calendar) {
        this.calendar = calendar;
        this.evenings = calendar.opensEveningBefore();
    }

    /// The first instant that counts for a later trading date.
    public static long endOf(TradingCalendar calendar, LocalDate date) {
        return calendar.opensEveningBefore()
                ? calendar.previousSession(date.plusDays(1)).closeNanos()
                : new TradingDays(calendar).midnight(date.plusDays(1));
    }

    /// The session's date where sessions begin on the evening before, else the date in the
    /// calendar's zone.
    int of(long nanos) {
        if (nanos < fromNanos || nanos >= untilNanos) {
            find(nanos);
        }
        return day;
    }

    /// The date of a day-long bar: the UTC date if it opens at midnight UTC, else the date in the
    /// calendar's zone.
    int ofDayBar(long openNanos) {
        return Math.floorMod(openNanos, CsvStamps.DAY) == 0
                ? (int) Math.floorDiv(openNanos, CsvStamps.DAY)
                : (int) calendar.localDate(openNanos).toEpochDay();
    }

    private void find(long nanos) {
        if (evenings) {
            var session = calendar.sessionAtOrAfter(nanos);
            fromNanos = nanos;
            untilNanos = session.closeNanos();
            day = (int) session.date().toEpochDay();
            return;
        }
        var date = calendar.localDate(nanos);
        fromNanos = midnight(date);
        untilNanos = midnight(date.plusDays(1));
        day = (int) date.toEpochDay();
    }

    private long midnight(LocalDate date) {
        var zone = calendar.isAlwaysOpen() ? ZoneOffset.UTC : calendar.zone();
        return date.atStartOfDay(zone).toEpochSecond() * CsvStamps.SECOND;
    }
}
