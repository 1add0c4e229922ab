package dev.tandem.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.api.problem.TandemException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarsTest {
    @Test
    void newYorkOpensAnHourEarlierInUtcAfterTheClockChange() {
        var calendar = Calendars.of("XNYS");

        assertThat(instant(calendar.hours(LocalDate.of(2024, 3, 8)).openNanos()))
                .isEqualTo("2024-03-08T14:30:00Z");
        assertThat(instant(calendar.hours(LocalDate.of(2024, 3, 11)).openNanos()))
                .isEqualTo("2024-03-11T13:30:00Z");
        assertThat(instant(calendar.hours(LocalDate.of(2024, 11, 4)).closeNanos()))
                .isEqualTo("2024-11-04T21:00:00Z");
    }

    @Test
    void currenciesTradeFromSundayEveningToFridayEveningInNewYork() {
        var calendar = Calendars.of("FX");
        var monday =
                calendar.hours(LocalDate.of(2024, 3, 11)); // clocks went forward on Sunday the 10th

        assertThat(instant(monday.openNanos())).isEqualTo("2024-03-10T21:00:00Z");
        assertThat(instant(monday.closeNanos())).isEqualTo("2024-03-11T21:00:00Z");
        assertThat(calendar.isOpen(nanos("2024-03-08T21:59:59Z"))).isTrue();
        assertThat(calendar.isOpen(nanos("2024-03-08T22:00:00Z"))).isFalse();
        assertThat(calendar.sessionAtOrAfter(nanos("2024-03-09T12:00:00Z"))).isEqualTo(monday);
        assertThat(calendar.isAlwaysOpen()).isFalse();
    }

    @Test
    void theRoundTheClockCalendarAndTheSecondNewYorkExchangeAreKnown() {
        assertThat(Calendars.of("24/7").isAlwaysOpen()).isTrue();
        assertThat(Calendars.of("XNAS").code()).isEqualTo("XNAS");
        assertThat(Calendars.of("XNAS").isSession(LocalDate.of(2024, 12, 25))).isFalse();
        assertThat(Calendars.of("XNAS")).isSameAs(Calendars.of("XNAS"));
    }

    @Test
    void everyCodeHasACalendarAndANameOfItsMarket() {
        assertThat(Calendars.codes())
                .containsExactly("24/7", "CMES", "FX", "XETR", "XLON", "XNAS", "XNYS", "XTSE");
        for (var code : Calendars.codes()) {
            assertThat(Calendars.of(code).code()).isEqualTo(code);
            assertThat(Calendars.marketName(code)).isNotBlank();
        }
    }

    @Test
    void theGlobexDayBeginsOnTheEveningBeforeAndEndsEarlyOnAHoliday() {
        var calendar = Calendars.of("CMES");
        var martinLutherKing = calendar.hours(LocalDate.of(2024, 1, 15));

        assertThat(martinLutherKing.openAt()).isEqualTo("2024-01-14T23:00:00Z");
        assertThat(martinLutherKing.closeAt()).isEqualTo("2024-01-15T18:00:00Z");
        assertThat(calendar.isOpen(nanos("2024-01-15T18:00:00Z"))).isFalse();
        assertThat(calendar.tradingDate(nanos("2024-01-15T18:00:00Z"))).isEqualTo("2024-01-16");
        assertThat(calendar.isOpen(nanos("2024-01-15T23:00:00Z"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"1989, 260", "2031, 261"})
    void outsideItsTableACalendarHasEveryWeekdayAtRegularHours(int year, int weekdays) {
        var first = LocalDate.of(year, 1, 1);
        var sessions = Calendars.of("XLON").sessions(first, first.plusYears(1).minusDays(1));

        assertThat(sessions).hasSize(weekdays);
        for (var session : sessions) {
            var length = Duration.between(session.openAt(), session.closeAt());
            assertThat(length).isEqualTo(Duration.ofMinutes(510));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "NYSE, XNYS",
        "nasdaq, XNAS",
        "LSE, XLON",
        "Xetra, XETR",
        "TSX, XTSE",
        "CME, CMES",
        "crypto, 24/7",
        "forex, FX"
    })
    void theCommonNameOfAMarketLeadsToItsCode(String name, String code) {
        assertThatThrownBy(() -> Calendars.of(name))
                .hasMessage("unknown calendar \"" + name + "\", did you mean \"" + code + "\"?");
    }

    @Test
    void anUnknownCodeNamesTheNearest() {
        assertThatThrownBy(() -> Calendars.of("XNYC"))
                .isInstanceOfSatisfying(
                        TandemException.class,
                        e -> {
                            assertThat(e.code()).isEqualTo("TDM-2342");
                            assertThat(e.kind()).isEqualTo(TandemException.Kind.CONFIG);
                        })
                .hasMessage("unknown calendar \"XNYC\", did you mean \"XNYS\" or \"XNAS\"?");
    }

    private static Instant instant(long nanos) {
        return Instant.EPOCH.plusNanos(nanos);
    }

    private static long nanos(String text) {
        return Instant.parse(text).getEpochSecond() * CsvStamps.SECOND;
    }
}
