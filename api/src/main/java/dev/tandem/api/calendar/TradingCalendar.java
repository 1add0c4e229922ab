package dev.tandem.api.calendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The sessions of one market: regular hours in its own zone, holidays, early closes.
///
/// Dates are trading dates. A day counts as a session when its weekday trades and it is no holiday.
/// Outside the years for which exceptions are known ([#knownFrom] to [#knownUntil]) only the
/// weekday rule applies, as does the regular time. Immutable, for any number of threads. Questions
/// whose answer is a session, a time or yes or no create no object once the sessions of the year
/// are known.
public final class TradingCalendar {
    private static final long NANOS = 1_000_000_000L;

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
    private final SessionYears years = new SessionYears(this::sessionsOf);

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

    /// The regular opening time in [#zone].
    public LocalTime open() {
        return open;
    }

    /// The regular closing time in [#zone]; midnight is the end of the day.
    public LocalTime close() {
        return close;
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

    /// Whether sessions open on the evening before their date.
    public boolean opensEveningBefore() {
        return openDayOffset < 0;
    }

    public boolean isSession(LocalDate date) {
        return weekdays.contains(date.getDayOfWeek()) && !holidays.contains(date);
    }

    /// Whether the date is a session that closes before the regular time.
    public boolean isEarlyClose(LocalDate date) {
        return isSession(date) && earlyCloses.containsKey(date);
    }

    /// The hours of `date` whether or not it is a session: regular ones, or the early close.
    public Session hours(LocalDate date) {
        var session = years.on(date);
        return session == null ? hoursOf(date) : session;
    }

    /// The session that contains the instant, empty between sessions.
    public Optional<Session> sessionAt(long atNanos) {
        var session = years.closingAfter(atNanos);
        return session != null && session.contains(atNanos)
                ? Optional.of(session)
                : Optional.empty();
    }

    /// The session that contains the instant or, between sessions, the next one.
    ///
    /// @throws IllegalStateException if the market never opens again
    public Session sessionAtOrAfter(long atNanos) {
        return found(years.closingAfter(atNanos), "at or after", atNanos);
    }

    /// The last session that closed at or before the instant.
    ///
    /// @throws IllegalStateException if there was none
    public Session sessionBefore(long atNanos) {
        var next = found(years.closingAfter(atNanos), "at or after", atNanos);
        return found(years.before(next.date()), "before", atNanos);
    }

    /// The first session after `date`.
    ///
    /// @throws IllegalStateException if the market never opens again
    public Session nextSession(LocalDate date) {
        return found(years.after(date), "after", date);
    }

    /// The last session before `date`.
    ///
    /// @throws IllegalStateException if there was none
    public Session previousSession(LocalDate date) {
        return found(years.before(date), "before", date);
    }

    /// The sessions of the dates from `first` to `last`, both included, in order.
    public List<Session> sessions(LocalDate first, LocalDate last) {
        var sessions = new ArrayList<Session>();
        var session = years.after(first.minusDays(1));
        while (session != null && !session.date().isAfter(last)) {
            sessions.add(session);
            session = years.after(session.date());
        }
        return List.copyOf(sessions);
    }

    /// Whether the instant lies inside a session, its open included, its close not.
    public boolean isOpen(long atNanos) {
        var session = years.closingAfter(atNanos);
        return session != null && session.contains(atNanos);
    }

    /// The first open after the instant, nanoseconds since 1970 UTC. At an open it is the next one.
    ///
    /// @throws IllegalStateException if the market never opens again
    public long nextOpenNanos(long atNanos) {
        var session = sessionAtOrAfter(atNanos);
        return session.openNanos() > atNanos
                ? session.openNanos()
                : nextSession(session.date()).openNanos();
    }

    /// The first close after the instant, nanoseconds since 1970 UTC. At a close it is the next
    /// one.
    ///
    /// @throws IllegalStateException if the market never opens again
    public long nextCloseNanos(long atNanos) {
        return sessionAtOrAfter(atNanos).closeNanos();
    }

    /// The trading date that the instant counts for: where sessions open on the evening before, the
    /// date of the session at or after it, else the date in the calendar's zone, which need not be
    /// a session.
    public LocalDate tradingDate(long atNanos) {
        return opensEveningBefore() ? sessionAtOrAfter(atNanos).date() : localDate(atNanos);
    }

    /// The date of the instant in this calendar's zone.
    public LocalDate localDate(long atNanos) {
        return Instant.ofEpochSecond(Math.floorDiv(atNanos, NANOS), Math.floorMod(atNanos, NANOS))
                .atZone(zone)
                .toLocalDate();
    }

    private Session[] sessionsOf(int year) {
        var first = LocalDate.of(year, 1, 1);
        return first.datesUntil(first.plusYears(1))
                .filter(this::isSession)
                .map(this::hoursOf)
                .toArray(Session[]::new);
    }

    private Session hoursOf(LocalDate date) {
        var early = earlyCloses.get(date);
        var closeTime = early == null ? close : early;
        var closeDate = closeTime.equals(LocalTime.MIDNIGHT) ? date.plusDays(1) : date;
        return new Session(
                date, nanos(date.plusDays(openDayOffset), open), nanos(closeDate, closeTime));
    }

    private long nanos(LocalDate date, LocalTime time) {
        return date.atTime(time).atZone(zone).toEpochSecond() * NANOS;
    }

    private Session found(@Nullable Session session, String where, long atNanos) {
        return session == null ? found(null, where, localDate(atNanos)) : session;
    }

    private Session found(@Nullable Session session, String where, LocalDate date) {
        if (session == null) {
            throw new IllegalStateException(code + " has no session " + where + " " + date);
        }
        return session;
    }

    @Override
    public String toString() {
        return code;
    }
}
