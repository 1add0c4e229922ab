package dev.tandem.engine.time;

import static dev.tandem.api.strategy.SessionTime.marketClose;
import static dev.tandem.api.strategy.SessionTime.marketOpen;
import static java.time.temporal.ChronoUnit.DAYS;
import static java.time.temporal.ChronoUnit.HOURS;
import static java.time.temporal.ChronoUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.api.calendar.TradingCalendar;
import dev.tandem.api.strategy.Schedule;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleClockTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    /// New York hours, closed on 2024-07-04, closing at 13:00 the day before.
    private static final TradingCalendar SMALL =
            new TradingCalendar(
                    "SMALL",
                    NEW_YORK,
                    LocalTime.of(9, 30),
                    LocalTime.of(16, 0),
                    0,
                    EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                    Set.of(LocalDate.of(2024, 7, 4), LocalDate.of(2024, 7, 1)),
                    Map.of(LocalDate.of(2024, 7, 3), LocalTime.of(13, 0)),
                    LocalDate.of(2024, 1, 1),
                    LocalDate.of(2024, 12, 31));

    private final ScheduleClock clock = new ScheduleClock(_ -> SMALL);

    @ParameterizedTest(name = "{0} in {1} after {2}")
    @CsvSource({
        // an ordinary day, before, at and after the time
        "09:00, America/New_York, 2024-06-03T12:59:59Z, 2024-06-03T13:00:00Z",
        "09:00, America/New_York, 2024-06-03T13:00:00Z, 2024-06-04T13:00:00Z",
        // the day has 23 hours: 09:00 moves by one hour
        "09:00, America/New_York, 2024-03-09T14:00:00Z, 2024-03-10T13:00:00Z",
        // 02:30 is skipped on 2024-03-10: due at the first instant after the gap, 03:00
        "02:30, America/New_York, 2024-03-09T07:30:00Z, 2024-03-10T07:00:00Z",
        "02:00, America/New_York, 2024-03-09T07:00:00Z, 2024-03-10T07:00:00Z",
        "02:30, America/New_York, 2024-03-10T07:00:00Z, 2024-03-11T06:30:00Z",
        "03:00, America/New_York, 2024-03-10T06:59:59Z, 2024-03-10T07:00:00Z",
        // 01:30 comes twice on 2024-11-03: due at the first only
        "01:30, America/New_York, 2024-11-02T05:30:00Z, 2024-11-03T05:30:00Z",
        "01:30, America/New_York, 2024-11-03T05:30:00Z, 2024-11-04T06:30:00Z",
        "01:30, Europe/London, 2024-03-30T01:30:00Z, 2024-03-31T01:00:00Z",
        "01:30, Europe/London, 2024-10-26T00:30:00Z, 2024-10-27T00:30:00Z",
        "01:30, Europe/London, 2024-10-27T00:30:00Z, 2024-10-28T01:30:00Z",
        "00:00, Europe/London, 2024-10-27T00:00:00Z, 2024-10-28T00:00:00Z",
        "23:59:59.5, UTC, 2024-01-31T00:00:00Z, 2024-01-31T23:59:59.500Z",
        "12:00, Asia/Kathmandu, 1960-01-01T00:00:00Z, 1960-01-01T06:30:00Z"
    })
    void aDailyTimeIsDueAtItsWallClockTime(
            LocalTime time, ZoneId zone, Instant after, Instant due) {
        assertThat(next(Schedule.daily(time, zone), after)).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({"02:30, America/New_York", "01:30, America/New_York", "01:30, Europe/London"})
    void aDailyTimeIsDueOnceOnEachOf366Days(LocalTime time, ZoneId zone) {
        var at = Instant.parse("2024-01-01T00:00:00Z");
        var dates = new ArrayList<LocalDate>();
        for (var i = 0; i < 366; i++) {
            at = next(Schedule.daily(time, zone), at);
            dates.add(LocalDate.ofInstant(at, zone));
        }
        assertThat(dates).doesNotHaveDuplicates();
        assertThat(dates.getLast()).isEqualTo(dates.getFirst().plusDays(365));
    }

    @Test
    void timesBeforeTheCloseFollowEarlyClosesAndHolidays() {
        var schedule = Schedule.at(marketClose("SMALL").minus(15, MINUTES));

        assertThat(run(schedule, "2024-07-02T00:00:00Z", 3))
                .containsExactly(
                        "2024-07-02T19:45:00Z", "2024-07-03T16:45:00Z", "2024-07-05T19:45:00Z");
    }

    @Test
    void timesAfterTheOpenFollowTheClockChange() {
        var schedule = Schedule.at(marketOpen("SMALL").plus(30, MINUTES));

        assertThat(run(schedule, "2024-03-08T00:00:00Z", 2))
                .containsExactly("2024-03-08T15:00:00Z", "2024-03-11T14:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({"-3", "-1", "1", "2", "5"})
    void offsetsOfDaysSkipNoSession(int days) {
        var schedule = Schedule.at(marketOpen("SMALL").plus(days, DAYS));
        var at = Instant.parse("2024-06-24T00:00:00Z");
        var sessions = new ArrayList<LocalDate>();
        for (var i = 0; i < 8; i++) {
            at = next(schedule, at);
            sessions.add(LocalDate.ofInstant(at.minus(Duration.ofDays(days)), NEW_YORK));
        }
        for (var i = 1; i < sessions.size(); i++) {
            assertThat(SMALL.nextSession(sessions.get(i - 1)).date()).isEqualTo(sessions.get(i));
        }
    }

    @Test
    void theFirstSessionOfAMonthMayBeItsSecondDay() {
        assertThat(run(Schedule.monthly(marketClose("SMALL")), "2024-05-31T00:00:00Z", 3))
                .containsExactly(
                        "2024-06-03T20:00:00Z", "2024-07-02T20:00:00Z", "2024-08-01T20:00:00Z");
    }

    @ParameterizedTest(name = "{0} in {1} after {2}")
    @CsvSource({
        // 02:00 to 03:00 is skipped in New York on 2024-03-10: fixed times once, right after it
        "30 2 * * *, America/New_York, 2024-03-09T07:30:00Z, 2024-03-10T07:00:00Z",
        "30 2 * * *, America/New_York, 2024-03-10T07:00:00Z, 2024-03-11T06:30:00Z",
        "10-50/20 2 * * *, America/New_York, 2024-03-09T07:50:00Z, 2024-03-10T07:00:00Z",
        "10-50/20 2 * * *, America/New_York, 2024-03-10T07:00:00Z, 2024-03-11T06:10:00Z",
        "0 2-3 * * *, America/New_York, 2024-03-09T08:00:00Z, 2024-03-10T07:00:00Z",
        "0 2-3 * * *, America/New_York, 2024-03-10T07:00:00Z, 2024-03-11T06:00:00Z",
        // what has a star follows the clock: there is no 02:30
        "30 * * * *, America/New_York, 2024-03-10T06:30:00Z, 2024-03-10T07:30:00Z",
        "*/30 2 * * *, America/New_York, 2024-03-09T07:30:00Z, 2024-03-11T06:00:00Z",
        // 01:00 to 02:00 comes twice on 2024-11-03: fixed times at the first only
        "30 1 * * *, America/New_York, 2024-11-02T05:30:00Z, 2024-11-03T05:30:00Z",
        "30 1 * * *, America/New_York, 2024-11-03T05:30:00Z, 2024-11-04T06:30:00Z",
        "30 1 * * *, America/New_York, 2024-11-03T06:10:00Z, 2024-11-04T06:30:00Z",
        "30 1-2 * * *, America/New_York, 2024-11-03T05:30:00Z, 2024-11-03T07:30:00Z",
        // what has a star comes again
        "30 * * * *, America/New_York, 2024-11-03T05:30:00Z, 2024-11-03T06:30:00Z",
        // Lord Howe moves by half an hour: 02:00 to 02:30 is skipped, 01:30 to 02:00 repeated
        "15 2 * * *, Australia/Lord_Howe, 2024-10-04T16:00:00Z, 2024-10-05T15:30:00Z",
        "45 1 * * *, Australia/Lord_Howe, 2024-04-05T15:00:00Z, 2024-04-06T14:45:00Z",
        "45 1 * * *, Australia/Lord_Howe, 2024-04-06T14:45:00Z, 2024-04-07T15:15:00Z",
        // strictly after, whole minutes, weekdays, leap days
        "45 15 * * mon-fri, America/New_York, 2024-07-05T19:44:59.999999999Z, 2024-07-05T19:45:00Z",
        "45 15 * * mon-fri, America/New_York, 2024-07-05T19:45:00Z, 2024-07-08T19:45:00Z",
        "0 0 29 2 *, UTC, 2024-02-29T00:00:00Z, 2028-02-29T00:00:00Z",
        "0 0 1 1 *, UTC, 1969-06-01T00:00:00Z, 1970-01-01T00:00:00Z"
    })
    void aCronTimeInAGapIsMadeUpForAndARepeatedOneCountsOnce(
            String expression, ZoneId zone, Instant after, Instant due) {
        assertThat(next(Schedule.cron(expression, zone), after)).isEqualTo(due);
    }

    @Test
    void aCronTimeBeyondTheEndOfTimeIsNever() {
        var schedule = Schedule.cron("0 0 1 6 *", ZoneId.of("UTC"));

        assertThat(clock.next(schedule, nanos(Instant.parse("2261-06-01T00:00:00Z"))))
                .isEqualTo(ScheduleClock.NEVER);
    }

    @Test
    void anOffsetFromAnOpenAcrossAClockChangeIsElapsedTime() {
        var evenings =
                new TradingCalendar(
                        "EVENINGS",
                        ZoneId.of("Australia/Sydney"),
                        LocalTime.of(18, 0),
                        LocalTime.of(18, 0),
                        -1,
                        EnumSet.allOf(DayOfWeek.class),
                        Set.of(),
                        Map.of(),
                        LocalDate.MIN,
                        LocalDate.MAX);
        var sydney = new ScheduleClock(_ -> evenings);
        var tenHours = Schedule.at(marketOpen("EVENINGS").plus(10, HOURS));
        var before = Schedule.at(marketClose("EVENINGS").minus(15, MINUTES));
        // clocks go back from 03:00 to 02:00 on 2024-04-07, inside the session of that date
        var at = nanos(Instant.parse("2024-04-06T10:00:00Z"));

        assertThat(Instant.EPOCH.plusNanos(sydney.next(tenHours, at)))
                .isEqualTo("2024-04-06T17:00:00Z"); // 18:00 was 07:00Z; the clock shows 03:00
        assertThat(Instant.EPOCH.plusNanos(sydney.next(before, at)))
                .isEqualTo(
                        "2024-04-07T07:45:00Z"); // 17:45, an hour later in UTC than the day before
    }

    @Test
    void aPeriodIsAlignedToMidnightOf1970AndComesStrictlyAfter() {
        assertThat(run(Schedule.every(Duration.ofHours(4)), "2024-05-31T07:59:59Z", 2))
                .containsExactly("2024-05-31T08:00:00Z", "2024-05-31T12:00:00Z");
        assertThat(run(Schedule.every(Duration.ofMinutes(7)), "1969-12-31T23:58:00Z", 2))
                .containsExactly("1970-01-01T00:00:00Z", "1970-01-01T00:07:00Z");
    }

    @Test
    void aSingleTimeIsDueOnce() {
        var at = Instant.parse("2024-05-31T07:59:59.000000001Z");
        var once = Schedule.once(at);

        assertThat(next(once, at.minusNanos(1))).isEqualTo(at);
        assertThat(clock.next(once, nanos(at))).isEqualTo(ScheduleClock.NEVER);
    }

    private List<String> run(Schedule schedule, String from, int count) {
        var at = Instant.parse(from);
        var times = new ArrayList<String>();
        for (var i = 0; i < count; i++) {
            at = next(schedule, at);
            times.add(at.toString());
        }
        return times;
    }

    private Instant next(Schedule schedule, Instant after) {
        return Instant.EPOCH.plusNanos(clock.next(schedule, nanos(after)));
    }

    private static long nanos(Instant at) {
        return at.getEpochSecond() * 1_000_000_000L + at.getNano();
    }
}
