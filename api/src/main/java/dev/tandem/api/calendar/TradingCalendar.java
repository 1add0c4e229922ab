package dev.tandem.api.calendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The sessions of one market: regular hours in its own zone, holidays, early closes.
///
/// Dates are trading dates. A day counts as a session when its weekday trades and it is no holiday.
/// Outside the years for which exceptions are known ([#knownFrom] to [#knownUntil]) only the
/// weekday rule applies.
public final class TradingCalendar {
    private static final long NANOS = 1_000_000_000L;
    private static final int SEARCH_DAYS = 30;

    private final String code;
    private final ZoneId zone;
    private final LocalTime open;
    private final LocalTime close;
    private final int openDayOffset;
    private final Set<DayOfWeek> weekdays;
    private final TreeSet<LocalDate> holidays;
    private final TreeMap<LocalDate, LocalTime> earlyCloses;
    private final LocalDate knownFrom;
    private final LocalDate knownUntil;

    /// @param code market identifier code, such as `XNYS`, or `24/7`
    /// @param open local opening time
    /// @param close local closing time; midnight means the end of the day
    /// @param openDayOffset -1 when a session opens on the evening before its date, else 0
    public TradingCalendar(
            String code,
            ZoneId zone,
            LocalTime open,
            LocalTime close,
            int openDayOffset,
            Set<DayOfWeek> weekdays,
            Set<LocalDate> holidays,
            Map<LocalDate, LocalTime> earlyCloses,
            LocalDate knownFrom,
            LocalDate knownUntil) {
        this.code = code;
        this.zone = zone;
        this.open = open;
        this.close = close;
        this.openDayOffset = openDayOffset;
        this.weekdays = Set.copyOf(weekdays);
        this.holidays = new TreeSet<>(holidays);
        this.earlyCloses = new TreeMap<>(earlyCloses);
        this.knownFrom = knownFrom;
        this.knownUntil = knownUntil;
    }

    /// Every day from midnight to midnight UTC.
    public static TradingCalendar alwaysOpen() {
        return new TradingCalendar(
                "24/7",
                ZoneOffset.UTC,
                LocalTime.MIDNIGHT,
                LocalTime.MIDNIGHT,
                0,
                Set.of(DayOfWeek.values()),
                Set.of(),
                Map.of(),
                LocalDate.MIN,
                LocalDate.MAX);
    }

    public String code() {
        return code;
    }

    public ZoneId zone() {
        return zone;
    }

    public LocalDate knownFrom() {
        return knownFrom;
    }

    public LocalDate knownUntil() {
        return knownUntil;
    }

    /// Whether the market trades round the clock, so that a year has 365 periods.
    public boolean isAlwaysOpen() {
        return weekdays.size() == 7 && open.equals(close) && openDayOffset == 0;
    }

    public boolean isSession(LocalDate date) {
        return weekdays.contains(date.getDayOfWeek()) && !holidays.contains(date);
    }

    /// The hours of `date` whether or not it is a session: regular ones, or the early close.
    public Session hours(LocalDate date) {
        var early = earlyCloses.get(date);
        var closeTime = early == null ? close : early;
        var closeDate = closeTime.equals(LocalTime.MIDNIGHT) ? date.plusDays(1) : date;
        return new Session(
                date, nanos(date.plusDays(openDayOffset), open), nanos(closeDate, closeTime));
    }

    /// The session that contains the instant or, between sessions, the next one.
    ///
    /// @throws IllegalStateException if no session follows within 30 days
    public Session sessionAtOrAfter(long atNanos) {
        var date = localDate(atNanos).minusDays(1);
        for (var i = 0; i < SEARCH_DAYS; i++, date = date.plusDays(1)) {
            if (isSession(date)) {
                var session = hours(date);
                if (session.closeNanos() > atNanos) {
                    return session;
                }
            }
        }
        throw new IllegalStateException(code + " has no session within 30 days after " + date);
    }

    /// The first session after `date`.
    public Session nextSession(LocalDate date) {
        var next = date.plusDays(1);
        for (var i = 0; i < SEARCH_DAYS; i++, next = next.plusDays(1)) {
            if (isSession(next)) {
                return hours(next);
            }
        }
        throw new IllegalStateException(code + " has no session within 30 days after " + date);
    }

    /// Whether the instant lies inside a session, its open included, its close not.
    public boolean isOpen(long atNanos) {
        return sessionAtOrAfter(atNanos).openNanos() <= atNanos;
    }

    /// The date of the instant in this calendar's zone.
    public LocalDate localDate(long atNanos) {
        return Instant.ofEpochSecond(Math.floorDiv(atNanos, NANOS), Math.floorMod(atNanos, NANOS))
                .atZone(zone)
                .toLocalDate();
    }

    private long nanos(LocalDate date, LocalTime time) {
        return date.atTime(time).atZone(zone).toEpochSecond() * NANOS;
    }

    @Override
    public String toString() {
        return code;
    }
}
