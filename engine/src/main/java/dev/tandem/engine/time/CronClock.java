package dev.tandem.engine.time;

import dev.tandem.api.strategy.CronExpression;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// The next time of a [CronExpression] in a zone whose clock is put forward and back.
///
/// A fixed time ([CronExpression#isFixedTime]) that the clock skips is due once, at the first
/// instant after the gap, however many times lay in it; one that the clock repeats is due at its
/// first occurrence only. A time with `*` in its minute or hour follows the clock as it is shown:
/// skipped minutes are not due, repeated ones are due again.
///
/// Source: the manual page cron(8) of Vixie cron 3.0, "Notes", with the time of the change taken
/// from the zone's rules.
final class CronClock {
    private CronClock() {}

    /// The first time strictly after the instant, null if there is none.
    static @Nullable Instant next(CronExpression cron, ZoneId zone, Instant after) {
        var rules = zone.getRules();
        // between two changes of the clock its offset stays
        var earliest =
                LocalDateTime.ofInstant(after, zone).truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
        var last = rules.previousTransition(after.plusNanos(1));
        if (last != null
                && last.isOverlap()
                && cron.isFixedTime()
                && earliest.isBefore(last.getDateTimeBefore())) {
            earliest = last.getDateTimeBefore();
        }
        var from = after;
        while (true) {
            var due = cron.firstAtOrAfter(earliest);
            if (due.isEmpty()) {
                return null;
            }
            var at = due.get().toInstant(rules.getOffset(from));
            var change = rules.nextTransition(from);
            if (change == null || at.isBefore(change.getInstant())) {
                return at;
            }
            if (cron.isFixedTime()
                    && change.isGap()
                    && due.get().isBefore(change.getDateTimeAfter())) {
                return change.getInstant();
            }
            earliest =
                    cron.isFixedTime() && change.isOverlap()
                            ? change.getDateTimeBefore()
                            : change.getDateTimeAfter();
            from = change.getInstant();
        }
    }
}
