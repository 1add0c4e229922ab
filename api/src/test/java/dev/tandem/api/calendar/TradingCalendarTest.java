package dev.tandem.api.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TradingCalendarTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private final TradingCalendar stocks =
            calendar(
                    "09:30",
                    "16:00",
                    0,
                    Set.of(LocalDate.of(2024, 7, 4)),
                    Map.of(LocalDate.of(2024, 7, 3), LocalTime.of(13, 0)));
    private final TradingCalendar currencies = calendar("17:00", "17:00", -1, Set.of(), Map.of());
    private final TradingCalendar coins = TradingCalendar.alwaysOpen();

    @ParameterizedTest(name = "at {0} the session is {1}")
    @CsvSource({
        "2024-07-02T13:29:59Z, 2024-07-02T13:30:00Z, 2024-07-02T20:00:00Z",
        "2024-07-02T13:30:00Z, 2024-07-02T13:30:00Z, 2024-07-02T20:00:00Z",
        "2024-07-02T19:59:59Z, 2024-07-02T13:30:00Z, 2024-07-02T20:00:00Z",
        "2024-07-02T20:00:00Z, 2024-07-03T13:30:00Z, 2024-07-03T17:00:00Z", // early close
        "2024-07-03T17:00:00Z, 2024-07-05T13:30:00Z, 2024-07-05T20:00:00Z", // over a holiday
        "2024-07-05T20:00:00Z, 2024-07-08T13:30:00Z, 2024-07-08T20:00:00Z", // over a weekend
        "2024-03-08T21:00:00Z, 2024-03-11T13:30:00Z, 2024-03-11T20:00:00Z", // clock change
        "2024-11-01T20:00:00Z, 2024-11-04T14:30:00Z, 2024-11-04T21:00:00Z"
    })
    void theSessionAtOrAfterAnInstantFollowsHoursHolidaysAndClocks(
            Instant at, Instant open, Instant close) {
        var session = stocks.sessionAtOrAfter(nanos(at));
        assertThat(instant(session.openNanos())).isEqualTo(open);
        assertThat(instant(session.closeNanos())).isEqualTo(close);
        assertThat(stocks.isOpen(nanos(at))).isEqualTo(!at.isBefore(open));
    }

    @ParameterizedTest
    @CsvSource({
        "2024-07-05T20:59:59Z, 2024-07-05, true", "2024-07-05T21:00:00Z, 2024-07-08, false",
        "2024-07-07T20:59:59Z, 2024-07-08, false", "2024-07-07T21:00:00Z, 2024-07-08, true",
        "2024-07-08T21:00:00Z, 2024-07-09, true"
    })
    void anEveningOpenBelongsToTheNextDate(Instant at, LocalDate date, boolean open) {
        assertThat(currencies.sessionAtOrAfter(nanos(at)).date()).isEqualTo(date);
        assertThat(currencies.isOpen(nanos(at))).isEqualTo(open);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-02-29T00:00:00Z, 2024-02-29", "2024-02-29T23:59:59.999999999Z, 2024-02-29",
        "2024-03-01T00:00:00Z, 2024-03-01", "1969-12-31T23:59:59Z, 1969-12-31"
    })
    void roundTheClockASessionIsADayOfUtc(Instant at, LocalDate date) {
        var session = coins.sessionAtOrAfter(nanos(at));
        assertThat(session.date()).isEqualTo(date);
        assertThat(session.closeNanos() - session.openNanos()).isEqualTo(86_400_000_000_000L);
        assertThat(coins.isOpen(nanos(at))).isTrue();
        assertThat(coins.localDate(nanos(at))).isEqualTo(date);
    }

    @Test
    void onlyWeekdaysThatAreNoHolidaysAreSessions() {
        assertThat(stocks.isSession(LocalDate.of(2024, 7, 3))).isTrue();
        assertThat(stocks.isSession(LocalDate.of(2024, 7, 4))).isFalse();
        assertThat(stocks.isSession(LocalDate.of(2024, 7, 6))).isFalse();
        assertThat(stocks.nextSession(LocalDate.of(2024, 7, 3)).date())
                .isEqualTo(LocalDate.of(2024, 7, 5));
        assertThat(coins.isSession(LocalDate.of(2024, 7, 6))).isTrue();
    }

    @Test
    void onlyTheRoundTheClockCalendarIsAlwaysOpen() {
        assertThat(coins.isAlwaysOpen()).isTrue();
        assertThat(currencies.isAlwaysOpen()).isFalse();
        assertThat(stocks.isAlwaysOpen()).isFalse();
    }

    @Test
    void aMarketThatNeverOpensAgainIsAnErrorThatNamesIt() {
        var never =
                new TradingCalendar(
                        "NONE",
                        NEW_YORK,
                        LocalTime.NOON,
                        LocalTime.MIDNIGHT,
                        0,
                        Set.of(),
                        Set.of(),
                        Map.of(),
                        LocalDate.MIN,
                        LocalDate.MAX);
        assertThatThrownBy(() -> never.sessionAtOrAfter(0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("NONE");
        assertThatThrownBy(() -> never.nextSession(LocalDate.EPOCH))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void sessionsFollowEachOtherWithoutOverlapForTenYears() {
        for (var calendar : new TradingCalendar[] {stocks, currencies, coins}) {
            var session = calendar.nextSession(LocalDate.of(2015, 1, 1));
            while (session.date().getYear() < 2025) {
                var next = calendar.nextSession(session.date());
                assertThat(session.openNanos()).isLessThan(session.closeNanos());
                assertThat(session.closeNanos()).isLessThanOrEqualTo(next.openNanos());
                assertThat(calendar.sessionAtOrAfter(session.openNanos())).isEqualTo(session);
                assertThat(calendar.sessionAtOrAfter(session.closeNanos())).isEqualTo(next);
                session = next;
            }
        }
    }

    @ParameterizedTest(name = "at {0}: session {1}, before it {2}, next open {3}, next close {4}")
    @CsvSource({
        "2024-07-02T13:29:59Z, , 2024-07-01, 2024-07-02T13:30:00Z, 2024-07-02T20:00:00Z",
        "2024-07-02T13:30:00Z, 2024-07-02, 2024-07-01, 2024-07-03T13:30:00Z, 2024-07-02T20:00:00Z",
        "2024-07-02T20:00:00Z, , 2024-07-02, 2024-07-03T13:30:00Z, 2024-07-03T17:00:00Z",
        "2024-07-03T16:59:59Z, 2024-07-03, 2024-07-02, 2024-07-05T13:30:00Z, 2024-07-03T17:00:00Z",
        "2024-07-03T17:00:00Z, , 2024-07-03, 2024-07-05T13:30:00Z, 2024-07-05T20:00:00Z",
        "2023-12-30T00:00:00Z, , 2023-12-29, 2024-01-01T14:30:00Z, 2024-01-01T21:00:00Z"
    })
    void aroundAnInstantLieASessionTheOneBeforeAndTheNextOpenAndClose(
            Instant at, LocalDate session, LocalDate before, Instant nextOpen, Instant nextClose) {
        assertThat(stocks.sessionAt(nanos(at)).map(Session::date))
                .isEqualTo(Optional.ofNullable(session));
        assertThat(stocks.sessionBefore(nanos(at)).date()).isEqualTo(before);
        assertThat(instant(stocks.nextOpenNanos(nanos(at)))).isEqualTo(nextOpen);
        assertThat(instant(stocks.nextCloseNanos(nanos(at)))).isEqualTo(nextClose);
    }

    @Test
    void sessionsBetweenDatesIncludeBothEnds() {
        var first = LocalDate.of(2024, 7, 3);

        assertThat(stocks.sessions(first, LocalDate.of(2024, 7, 8)))
                .extracting(session -> session.date().getDayOfMonth())
                .containsExactly(3, 5, 8);
        assertThat(stocks.sessions(first.plusDays(1), first.plusDays(1))).isEmpty();
        assertThat(stocks.sessions(first, first.minusDays(1))).isEmpty();
        assertThat(coins.sessions(LocalDate.of(2019, 12, 31), LocalDate.of(2021, 1, 1)))
                .hasSize(368);
    }

    @Test
    void theSessionBeforeADateMayLieInTheYearBefore() {
        assertThat(stocks.previousSession(LocalDate.of(2024, 7, 5)).date()).isEqualTo("2024-07-03");
        assertThat(stocks.previousSession(LocalDate.of(2023, 1, 1)).date()).isEqualTo("2022-12-30");
        assertThat(stocks.nextSession(LocalDate.of(2022, 12, 30)).date()).isEqualTo("2023-01-02");
    }

    @Test
    void onlyASessionCanCloseEarly() {
        assertThat(stocks.isEarlyClose(LocalDate.of(2024, 7, 2))).isFalse();
        assertThat(stocks.isEarlyClose(LocalDate.of(2024, 7, 3))).isTrue();
        assertThat(stocks.isEarlyClose(LocalDate.of(2024, 7, 4))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "2024-07-06T03:59:59Z, 2024-07-05, 2024-07-08", // Friday night in New York
        "2024-07-06T04:00:00Z, 2024-07-06, 2024-07-08",
        "2024-07-08T21:00:00Z, 2024-07-08, 2024-07-09"
    })
    void anInstantCountsForADateInTheZoneOrForTheSessionOfTheEvening(
            Instant at, LocalDate stocksDate, LocalDate currenciesDate) {
        assertThat(stocks.tradingDate(nanos(at))).isEqualTo(stocksDate);
        assertThat(currencies.tradingDate(nanos(at))).isEqualTo(currenciesDate);
        assertThat(coins.tradingDate(nanos(at))).isEqualTo(at.toString().substring(0, 10));
    }

    @Test
    void theQuickSearchFindsWhatALookAtEveryDayFinds() {
        var random = new SplittableRandom(20_261_121);
        var from = nanos(Instant.parse("1678-01-05T00:00:00Z"));
        var until = nanos(Instant.parse("2261-12-20T00:00:00Z"));
        for (var i = 0; i < 3_000; i++) {
            var at =
                    i % 2 == 0
                            ? random.nextLong(from, until)
                            : nearNewYear(random.nextInt(1679, 2261), random);
            for (var calendar : new TradingCalendar[] {stocks, currencies, coins}) {
                var expected = slowSessionAtOrAfter(calendar, at);
                assertThat(calendar.sessionAtOrAfter(at)).isEqualTo(expected);
                assertThat(calendar.isOpen(at)).isEqualTo(expected.openNanos() <= at);
                assertThat(calendar.sessionBefore(at).closeNanos()).isLessThanOrEqualTo(at);
                assertThat(calendar.nextSession(calendar.sessionBefore(at).date()))
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void questionsOnThePathOfBarsCreateNoObject() {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        var start = nanos(Instant.parse("2024-01-02T00:00:00Z"));
        var open = 0;
        var before = 0L;
        for (var round = 0; round < 2; round++) { // the first makes the sessions of the year known
            before = threads.getCurrentThreadAllocatedBytes();
            for (var minute = 0; minute < 200_000; minute++) {
                var at = start + minute * 60_000_000_000L;
                if (stocks.isOpen(at) && stocks.sessionAtOrAfter(at).closeNanos() > at) {
                    open++;
                }
                if (stocks.nextOpenNanos(at) < stocks.nextCloseNanos(at)) {
                    open++;
                }
            }
        }
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(10_000);
        assertThat(open).isEqualTo(2 * 200_000);
    }

    private static long nearNewYear(int year, SplittableRandom random) {
        return nanos(Instant.parse(year + "-01-01T00:00:00Z"))
                + random.nextLong(-5 * 86_400_000_000_000L, 5 * 86_400_000_000_000L);
    }

    private static Session slowSessionAtOrAfter(TradingCalendar calendar, long atNanos) {
        var date = calendar.localDate(atNanos).minusDays(2);
        while (!calendar.isSession(date) || calendar.hours(date).closeNanos() <= atNanos) {
            date = date.plusDays(1);
        }
        return calendar.hours(date);
    }

    private static TradingCalendar calendar(
            String open,
            String close,
            int offset,
            Set<LocalDate> holidays,
            Map<LocalDate, LocalTime> early) {
        return new TradingCalendar(
                "TEST",
                NEW_YORK,
                LocalTime.parse(open),
                LocalTime.parse(close),
                offset,
                EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                holidays,
                early,
                LocalDate.of(2010, 1, 1),
                LocalDate.of(2030, 12, 31));
    }

    private static long nanos(Instant at) {
        return at.getEpochSecond() * 1_000_000_000L + at.getNano();
    }

    private static Instant instant(long nanos) {
        return Instant.EPOCH.plusNanos(nanos);
    }
}
