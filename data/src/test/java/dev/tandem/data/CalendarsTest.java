package dev.tandem.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.api.problem.TandemException;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;

class CalendarsTest {
    @Test
    void newYorkHasTheHolidaysAndEarlyClosesOfTheTable() throws IOException {
        var calendar = Calendars.of("XNYS");
        var rows = Files.readAllLines(SharedData.path("calendars/XNYS_exceptions.csv"));
        for (var row : rows.subList(1, rows.size())) {
            var cells = row.split(",", -1);
            var date = LocalDate.parse(cells[0]);
            if (cells[2].equals("holiday")) {
                assertThat(calendar.isSession(date)).as(row).isFalse();
            } else {
                assertThat(calendar.isSession(date)).as(row).isTrue();
                var close = OffsetDateTime.parse(cells[4]).toInstant();
                assertThat(instant(calendar.hours(date).closeNanos())).as(row).isEqualTo(close);
            }
        }
        assertThat(rows).hasSize(1 + 375 + 88);
    }

    @Test
    void newYorkHasTheSessionsAndEarlyClosesOfEachYear() throws IOException {
        var calendar = Calendars.of("XNYS");
        var rows = Files.readAllLines(SharedData.path("calendars/XNYS_sessions_per_year.csv"));
        for (var row : rows.subList(1, rows.size())) {
            var cells = row.split(",");
            var first = LocalDate.of(Integer.parseInt(cells[0]), 1, 1);
            var sessions =
                    first.datesUntil(first.plusYears(1)).filter(calendar::isSession).toList();
            var early =
                    sessions.stream()
                            .filter(date ->
                                    calendar.hours(date).closeNanos()
                                                    - calendar.hours(date).openNanos()
                                            < 6 * 3600 * CsvStamps.SECOND)
                            .count();
            assertThat(sessions).as(row).hasSize(Integer.parseInt(cells[1]));
            assertThat(early).as(row).isEqualTo(Long.parseLong(cells[2]));
        }
        assertThat(rows).hasSize(1 + 41);
        assertThat(calendar.knownFrom()).isEqualTo("1990-01-01");
        assertThat(calendar.knownUntil()).isEqualTo("2030-12-31");
    }

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
        assertThat(Calendars.codes()).containsExactly("24/7", "FX", "XNAS", "XNYS");
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
