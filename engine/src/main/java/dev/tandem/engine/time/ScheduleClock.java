package dev.tandem.engine.time;

import dev.tandem.api.calendar.Session;
import dev.tandem.api.calendar.TradingCalendar;
import dev.tandem.api.strategy.Schedule;
import dev.tandem.api.strategy.SessionTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.function.Function;

/// The next time of a schedule after an instant. Pure functions of the schedule and the calendars.
public final class ScheduleClock {
    /// The time of a schedule that is over.
    public static final long NEVER = Long.MAX_VALUE;

    private static final long NANOS = 1_000_000_000L;

    private final Function<String, TradingCalendar> calendars;

    public ScheduleClock(Function<String, TradingCalendar> calendars) {
        this.calendars = calendars;
    }

    /// The first time strictly after `afterNanos`, nanoseconds since 1970 UTC, or [#NEVER].
    public long next(Schedule schedule, long afterNanos) {
        return switch (schedule) {
            case Schedule.AtSession(var time) -> nextSession(time, afterNanos, false);
            case Schedule.FirstSessionOfMonth(var time) -> nextSession(time, afterNanos, true);
            case Schedule.Daily(var time, var zone) -> nextDaily(time, zone, afterNanos);
            case Schedule.Cron(var expression, var zone) -> {
                var due = CronClock.next(expression, zone, instant(afterNanos));
                yield due == null ? NEVER : nanos(due);
            }
            case Schedule.Every(var period) -> {
                var step = period.toNanos();
                yield (Math.floorDiv(afterNanos, step) + 1) * step;
            }
            case Schedule.Once(var at) -> {
                var nanos = nanos(at);
                yield nanos > afterNanos ? nanos : NEVER;
            }
        };
    }

    private long nextSession(SessionTime time, long afterNanos, boolean monthly) {
        var calendar = calendars.apply(time.calendar());
        var offset = time.offset().toNanos();
        // begin early enough that an offset of days cannot skip a session
        var date = calendar.localDate(afterNanos - offset).minusDays(3);
        while (true) {
            var session = calendar.nextSession(date);
            date = session.date();
            if (monthly && !isFirstOfMonth(calendar, session)) {
                continue;
            }
            var due = (time.atOpen() ? session.openNanos() : session.closeNanos()) + offset;
            if (due > afterNanos) {
                return due;
            }
        }
    }

    private static boolean isFirstOfMonth(TradingCalendar calendar, Session session) {
        var lastOfPrevious = session.date().withDayOfMonth(1).minusDays(1);
        return calendar.nextSession(lastOfPrevious).date().equals(session.date());
    }

    private static long nextDaily(LocalTime time, ZoneId zone, long afterNanos) {
        var date = LocalDate.ofInstant(instant(afterNanos), zone).minusDays(1);
        while (true) {
            // in a gap of the clock this is the first instant after it, in an overlap the first
            // occurrence
            var due = dueOn(date, time, zone);
            if (due > afterNanos) {
                return due;
            }
            date = date.plusDays(1);
        }
    }

    private static long dueOn(LocalDate date, LocalTime time, ZoneId zone) {
        var local = date.atTime(time);
        var gap = zone.getRules().getTransition(local);
        var instant =
                gap != null && gap.isGap()
                        ? gap.getInstant()
                        : local.atZone(zone).withEarlierOffsetAtOverlap().toInstant();
        return nanos(instant);
    }

    private static long nanos(Instant at) {
        return Math.addExact(Math.multiplyExact(at.getEpochSecond(), NANOS), at.getNano());
    }

    private static Instant instant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS));
    }
}
