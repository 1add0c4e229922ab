package dev.tandem.api.strategy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;

/// Wall-clock minutes in the five fields of cron: minute, hour, day of month, month, day of week.
///
/// | field | values | names |
/// |---|---|---|
/// | minute | 0 to 59 | |
/// | hour | 0 to 23 | |
/// | day of month | 1 to 31 | |
/// | month | 1 to 12 | `jan` to `dec` |
/// | day of week | 0 to 7; 0 and 7 are Sunday, 1 is Monday | `sun` to `sat` |
///
/// A field is `*` for all, a value, a range `1-5`, all or a range with a step (`*/15`, `9-17/2`),
/// or a list of these with commas. Names may be in any case and stand in ranges; a range of
/// weekdays may end on Sunday. When day of month and day of week are both restricted, a day counts
/// that matches **either**; a field that begins with `*` does not restrict in this sense, so `0 9
/// */2 * mon` asks for both. Seconds, `@daily`, `L`, `W`, `#` and `?` of other dialects are
/// refused.
///
/// Source: the manual page crontab(5) of Vixie cron, version 3.0.
public final class CronExpression {
    private static final LocalDate ANY_DAY = LocalDate.of(2000, 1, 1);
    private static final int LAST_YEAR = 2261; // the last that nanoseconds since 1970 hold

    private final String text;
    private final long minutes;
    private final long hours;
    private final long days;
    private final long months;
    private final long weekdays;
    private final boolean eitherDay;
    private final boolean fixedTime;

    private CronExpression(String[] fields) {
        text = String.join(" ", fields);
        minutes = CronField.MINUTE.values(fields[0]);
        hours = CronField.HOUR.values(fields[1]);
        days = CronField.DAY.values(fields[2]);
        months = CronField.MONTH.values(fields[3]);
        weekdays = CronField.WEEKDAY.values(fields[4]);
        eitherDay = !fields[2].startsWith("*") && !fields[4].startsWith("*");
        fixedTime = !fields[0].startsWith("*") && !fields[1].startsWith("*");
    }

    /// Reads an expression such as `45 15 * * mon-fri`.
    ///
    /// @throws IllegalArgumentException naming the field that is wrong, or if no day ever matches,
    ///   as the 30th of February
    public static CronExpression of(String text) {
        var fields = text.strip().split("\\s+");
        if (fields.length != 5) {
            throw wrong(
                    text,
                    "has "
                            + fields.length
                            + " fields, not the 5 of minute, hour, day of month, month, day of week");
        }
        try {
            var cron = new CronExpression(fields);
            if (cron.nextDate(ANY_DAY).isPresent()) {
                return cron;
            }
        } catch (IllegalArgumentException e) {
            throw wrong(text, String.valueOf(e.getMessage()));
        }
        throw wrong(text, "matches no day of any year");
    }

    /// Whether neither minute nor hour begins with `*`: such a time that a clock change skips is
    /// made up for, and one that it repeats counts once.
    public boolean isFixedTime() {
        return fixedTime;
    }

    /// The first matching wall-clock minute at or after a local time, empty if the years until 2261
    /// hold none.
    public Optional<LocalDateTime> firstAtOrAfter(LocalDateTime local) {
        var date = local.toLocalDate();
        var isWhole = local.getSecond() == 0 && local.getNano() == 0;
        var minute = local.getHour() * 60 + local.getMinute() + (isWhole ? 0 : 1);
        var today = matches(date) ? minuteOfDay(minute) : -1;
        return today >= 0
                ? Optional.of(date.atStartOfDay().plusMinutes(today))
                : nextDate(date.plusDays(1))
                        .map(next -> next.atStartOfDay().plusMinutes(minuteOfDay(0)));
    }

    private boolean matches(LocalDate date) {
        var day = has(days, date.getDayOfMonth());
        var weekday = has(weekdays, date.getDayOfWeek().getValue() % 7);
        return has(months, date.getMonthValue()) && (eitherDay ? day || weekday : day && weekday);
    }

    private Optional<LocalDate> nextDate(LocalDate from) {
        var date = from;
        while (date.getYear() <= LAST_YEAR) {
            if (matches(date)) {
                return Optional.of(date);
            }
            date =
                    has(months, date.getMonthValue())
                            ? date.plusDays(1)
                            : date.withDayOfMonth(1).plusMonths(1);
        }
        return Optional.empty();
    }

    /// The first matching minute of a day from `minute` on, -1 if none is left.
    private int minuteOfDay(int minute) {
        for (var hour = minute / 60; hour < 24; hour++) {
            var from = hour == minute / 60 ? minute % 60 : 0;
            var left = minutes >>> from;
            if (has(hours, hour) && left != 0) {
                return hour * 60 + from + Long.numberOfTrailingZeros(left);
            }
        }
        return -1;
    }

    private static boolean has(long values, int value) {
        return (values >>> value & 1) == 1;
    }

    private static IllegalArgumentException wrong(String text, String why) {
        return new IllegalArgumentException("cron \"" + text + "\": " + why);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CronExpression cron && text.equals(cron.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /// The expression as it was read, its fields one space apart.
    @Override
    public String toString() {
        return text;
    }
}
