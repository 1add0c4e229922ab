package dev.tandem.api.calendar;

import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// The sessions of a calendar by year, each year worked out when it is first asked for, then kept:
/// a question about a known year creates no object. Several threads may ask; two that ask for the
/// same year at once work out the same sessions.
final class SessionYears {
    /// The years that nanoseconds since 1970 hold in full.
    private static final int FIRST = 1678;

    private static final int LAST = 2261;
    private static final long DAY = 86_400_000_000_000L;
    private static final int DAYS_OF_400_YEARS = 146_097;

    private final IntFunction<Session[]> sessionsOfYear;
    private final AtomicReferenceArray<Session @Nullable []> years =
            new AtomicReferenceArray<>(LAST - FIRST + 1);

    /// @param sessionsOfYear the sessions whose dates lie in a year, in order, none overlapping
    SessionYears(IntFunction<Session[]> sessionsOfYear) {
        this.sessionsOfYear = sessionsOfYear;
    }

    /// The first session that closes after the instant, null if the years up to the next one hold
    /// none.
    @Nullable Session closingAfter(long atNanos) {
        var year = yearNotAfter(atNanos);
        for (var i = 0; i < 3; i++) {
            var sessions = of(year + i);
            var found = firstClosingAfter(sessions, atNanos);
            if (found < sessions.length) {
                return sessions[found];
            }
        }
        return null;
    }

    /// The session of a date, null if it has none.
    @Nullable Session on(LocalDate date) {
        var sessions = of(date.getYear());
        var found = firstFrom(sessions, date);
        return found < sessions.length && sessions[found].date().equals(date)
                ? sessions[found]
                : null;
    }

    /// The first session after a date, null if its year and the next hold none.
    @Nullable Session after(LocalDate date) {
        var sessions = of(date.getYear());
        var found = firstFrom(sessions, date);
        if (found < sessions.length && sessions[found].date().equals(date)) {
            found++;
        }
        if (found < sessions.length) {
            return sessions[found];
        }
        var next = of(date.getYear() + 1);
        return next.length == 0 ? null : next[0];
    }

    /// The last session before a date, null if its year and the one before hold none.
    @Nullable Session before(LocalDate date) {
        var sessions = of(date.getYear());
        var found = firstFrom(sessions, date);
        if (found > 0) {
            return sessions[found - 1];
        }
        var previous = of(date.getYear() - 1);
        return previous.length == 0 ? null : previous[previous.length - 1];
    }

    private Session[] of(int year) {
        if (year < FIRST || year > LAST) {
            return new Session[0];
        }
        var known = years.get(year - FIRST);
        if (known == null) {
            known = sessionsOfYear.apply(year);
            years.set(year - FIRST, known);
        }
        return known;
    }

    /// A year at or before that of any session that closes after the instant, at most one too
    /// early: the mean year is off by three days at most, a session by two.
    private static int yearNotAfter(long atNanos) {
        var day = Math.floorDiv(atNanos, DAY) - 7;
        return 1970 + (int) Math.floorDiv(day * 400, DAYS_OF_400_YEARS);
    }

    private static int firstClosingAfter(Session[] sessions, long atNanos) {
        var low = 0;
        var high = sessions.length;
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (sessions[middle].closeNanos() > atNanos) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private static int firstFrom(Session[] sessions, LocalDate date) {
        var low = 0;
        var high = sessions.length;
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (sessions[middle].date().isBefore(date)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
