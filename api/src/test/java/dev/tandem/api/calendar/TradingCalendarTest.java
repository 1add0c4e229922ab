package dev.tandem.api.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
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
