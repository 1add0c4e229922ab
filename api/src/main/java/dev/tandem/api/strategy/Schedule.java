package dev.tandem.api.strategy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/// When something is due. Wall-clock times always name their zone.
public sealed interface Schedule {
    /// Relative to each session of a calendar. The offset is elapsed time from the instant of the
    /// open or close, so that a clock change between the two shifts neither.
    record AtSession(SessionTime time) implements Schedule {}

    /// Each day at a local time. A time that a clock change skips is due at the first instant after
    /// the gap; one that a clock change repeats is due at its first occurrence only.
    record Daily(LocalTime time, ZoneId zone) implements Schedule {}

    /// At the wall-clock minutes of a cron expression. A fixed time that a clock change skips is
    /// due once at the first instant after the gap, one that a clock change repeats is due at its
    /// first occurrence only. Times with `*` in their minute or hour follow the clock as it is
    /// shown: skipped minutes are not due, repeated ones are due again.
    record Cron(CronExpression expression, ZoneId zone) implements Schedule {}

    /// Again and again, aligned to midnight UTC of 1970.
    record Every(Duration period) implements Schedule {
        public Every {
            if (period.isNegative() || period.isZero()) {
                throw new IllegalArgumentException("a period must be above 0: " + period);
            }
        }
    }

    /// A single time.
    record Once(Instant at) implements Schedule {}

    /// The first session of each calendar month, relative to its open or close.
    record FirstSessionOfMonth(SessionTime time) implements Schedule {}

    static Schedule at(SessionTime time) {
        return new AtSession(time);
    }

    static Schedule daily(LocalTime time, ZoneId zone) {
        return new Daily(time, zone);
    }

    /// Such as `cron("45 15 * * mon-fri", ZoneId.of("America/New_York"))`. Cron knows no holidays:
    /// for the sessions of a market use [#at].
    ///
    /// @throws IllegalArgumentException if the expression is wrong, see [CronExpression]
    static Schedule cron(String expression, ZoneId zone) {
        return new Cron(CronExpression.of(expression), zone);
    }

    static Schedule every(Duration period) {
        return new Every(period);
    }

    static Schedule once(Instant at) {
        return new Once(at);
    }

    static Schedule monthly(SessionTime time) {
        return new FirstSessionOfMonth(time);
    }
}
