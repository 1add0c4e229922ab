package dev.tandem.data;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.api.calendar.TradingCalendar;
import java.io.IOException;
import java.nio.file.Files;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Our tables against every fact we were given, and against a second opinion.
class CalendarFactsTest {
    @ParameterizedTest(name = "{0}: {3} holidays, {4} early closes")
    @CsvSource({
        "XNYS, XNYS, 10322, 375, 88",
        "XNAS, XNYS, 10322, 375, 88",
        "XLON, XLON, 10362, 335, 81",
        "CMES, CMES, 10575, 122, 309",
        "XETR, XETR, 10422, 275, 21",
        "XTSE, XTSE, 10303, 394, 15"
    })
    void eachDayFrom1990To2030IsASessionAHolidayOrAnEarlyClose(
            String code, String table, int sessions, int holidays, int earlyCloses)
            throws IOException {
        var calendar = Calendars.of(code);
        var exceptions = exceptions(table);
        var hours = regularHours(table);
        var held = 0;
        for (var date = LocalDate.of(1990, 1, 1); date.getYear() < 2031; date = date.plusDays(1)) {
            var exception = exceptions.getOrDefault(date, List.of("", ""));
            var expected = isWeekday(date) && !exception.getFirst().equals("holiday");
            assertThat(calendar.isSession(date)).as("%s %s", code, date).isEqualTo(expected);
            if (expected) {
                held++;
                var isEarly = exception.getFirst().equals("early_close");
                var open = date.plusDays(hours.dayOffset()).atTime(hours.open());
                var session = calendar.hours(date);
                assertThat(session.openAt())
                        .as("%s opens %s", code, date)
                        .isEqualTo(open.atZone(hours.zone()).toInstant());
                assertThat(session.closeAt())
                        .as("%s closes %s", code, date)
                        .isEqualTo(
                                isEarly
                                        ? OffsetDateTime.parse(exception.getLast()).toInstant()
                                        : date.atTime(hours.close())
                                                .atZone(hours.zone())
                                                .toInstant());
                assertThat(calendar.isEarlyClose(date)).as("%s %s", code, date).isEqualTo(isEarly);
            }
        }
        var kinds = exceptions.values().stream().collect(groupingBy(List::getFirst, counting()));
        assertThat(held).isEqualTo(sessions);
        assertThat(kinds)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("holiday", (long) holidays, "early_close", (long) earlyCloses));
    }

    @ParameterizedTest
    @CsvSource({"XNYS", "XLON", "CMES", "XETR", "XTSE"})
    void eachYearHasItsSessionsAndEarlyCloses(String code) throws IOException {
        var calendar = Calendars.of(code);
        var rows = rows(code + "_sessions_per_year.csv");
        for (var cells : rows) {
            var first = LocalDate.of(Integer.parseInt(cells[0]), 1, 1);
            var sessions = calendar.sessions(first, first.plusYears(1).minusDays(1));
            var early = sessions.stream().filter(one -> calendar.isEarlyClose(one.date())).count();
            assertThat(sessions).as(first.toString()).hasSize(Integer.parseInt(cells[1]));
            assertThat(early).as(first.toString()).isEqualTo(Long.parseLong(cells[2]));
        }
        assertThat(rows).hasSize(41);
        assertThat(calendar.knownFrom()).isEqualTo("1990-01-01");
        assertThat(calendar.knownUntil()).isEqualTo("2030-12-31");
    }

    /// Lean's table of US shares has three early closes of the 1990s less, which the README of the
    /// facts lists; its rows on weekends agree with ours.
    @Test
    void aSecondTableOfNewYorkLacksThreeEarlyCloses() throws IOException {
        var calendar = Calendars.of("XNYS");
        var lean = lean("Equity-usa");
        var differences = new TreeSet<String>();
        for (var date = LocalDate.of(1998, 1, 1);
                date.isBefore(LocalDate.of(2028, 12, 26));
                date = date.plusDays(1)) {
            var ours =
                    !calendar.isSession(date)
                            ? "holiday"
                            : calendar.isEarlyClose(date)
                                    ? "early_close=" + localClose(calendar, date)
                                    : "";
            if (isWeekday(date) && !ours.equals(lean.getOrDefault(date, ""))) {
                differences.add(date + " " + ours + " / " + lean.getOrDefault(date, ""));
            }
        }
        assertThat(differences)
                .containsExactly(
                        "1998-11-27 early_close=13:00 / ",
                        "1998-12-24 early_close=13:00 / ",
                        "1999-12-31 early_close=13:00 / ");
        assertThat(lean).hasSize(358);
    }

    /// Lean keeps E-mini hours in the clock of New York, an hour ahead of Chicago, so that our
    /// 12:00 is its 13:00. It knows halts to the quarter hour where our source has 12:00 for all:
    /// 10:30 Chicago on holidays until February 2014, 12:15 on the days around Thanksgiving and
    /// Christmas and on some before Independence Day. It has short Good Fridays with the employment
    /// report and open days of mourning, which our source counts as closed; other Good Fridays,
    /// many a Christmas Day and New Year, and holidays of 2027 are missing in it. A `bank_holiday`
    /// alone on a day that we have is an ordinary day, a `late_open` at 18:00 our regular open of
    /// the evening, an `early_close` at 17:00 the begin of the daily halt.
    @Test
    void aSecondTableOfTheEMiniDiffersByTheTimeOfItsHalts() throws IOException {
        var calendar = Calendars.of("CMES");
        var lean = lean("Future-cme-ES");
        var counts = new TreeMap<String, Integer>();
        for (var date = LocalDate.of(2009, 1, 19);
                date.isBefore(LocalDate.of(2027, 6, 19));
                date = date.plusDays(1)) {
            var ours =
                    !calendar.isSession(date)
                            ? "closed"
                            : calendar.isEarlyClose(date)
                                    ? "until " + localClose(calendar, date)
                                    : "regular";
            var theirs = lean.getOrDefault(date, "");
            if (isWeekday(date) && (!ours.equals("regular") || !theirs.isEmpty())) {
                counts.merge(ours + " / " + theirs, 1, Integer::sum);
            }
        }
        assertThat(counts)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.ofEntries(
                                // the same
                                Map.entry("until 12:00 / bank_holiday early_close=13:00", 7),
                                Map.entry(
                                        "until 12:00 / bank_holiday early_close=13:00 late_open=18:00",
                                        75),
                                Map.entry("closed / holiday", 2),
                                Map.entry("closed / bank_holiday", 12),
                                Map.entry("closed / bank_holiday late_open=18:00", 5),
                                Map.entry(
                                        "closed / bank_holiday early_close=17:00 late_open=18:00",
                                        1),
                                Map.entry("regular / bank_holiday", 35),
                                Map.entry("regular / early_close=17:00", 4),
                                // other times of the halt
                                Map.entry("until 12:00 / bank_holiday early_close=11:30", 1),
                                Map.entry(
                                        "until 12:00 / bank_holiday early_close=11:30 late_open=18:00",
                                        31),
                                Map.entry("until 12:00 / early_close=13:15", 28),
                                Map.entry("closed / early_close=09:15", 6),
                                // only in one of them
                                Map.entry("until 12:00 / ", 4),
                                Map.entry("closed / ", 29),
                                Map.entry("regular / early_close=13:15", 6),
                                Map.entry("regular / early_close=13:15 late_open=18:00", 1)));
    }

    /// Our week of currencies has no holidays, because there is no exchange to declare them. Lean
    /// lists what one broker did: the 17:00 of its early closes is the regular close, what remains
    /// is Christmas and New Year.
    @Test
    void aBrokerOfCurrenciesClosesAtChristmasAndNewYear() throws IOException {
        var calendar = Calendars.of("FX");
        var lean = lean("Forex-oanda");
        var other = new TreeMap<LocalDate, String>();
        lean.forEach((date, kind) -> {
            assertThat(calendar.isSession(date)).isEqualTo(isWeekday(date));
            if (isWeekday(date) && !kind.equals("early_close=17:00")) {
                other.put(date, kind);
            }
        });
        assertThat(other.keySet().stream().map(date -> date.toString().substring(5)).distinct())
                .containsExactlyInAnyOrder("01-01", "01-02", "12-25", "12-26", "12-30", "12-31");
        assertThat(other.values().stream().collect(groupingBy(kind -> kind, counting())))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                "holiday", 9L,
                                "early_close=14:00", 5L,
                                "late_open=17:00", 6L,
                                "late_open=17:05", 4L));
        assertThat(lean).hasSize(52);
    }

    private record Hours(LocalTime open, LocalTime close, int dayOffset, ZoneId zone) {}

    private static Hours regularHours(String code) throws IOException {
        var rows = rows(code + "_regular_hours.csv");
        assertThat(rows).as("one regime of hours").hasSize(1);
        var cells = rows.getFirst();
        return new Hours(
                LocalTime.parse(cells[1]),
                LocalTime.parse(cells[2]),
                Integer.parseInt(cells[3]),
                ZoneId.of(cells[4]));
    }

    /// Kind and UTC time by date.
    private static Map<LocalDate, List<String>> exceptions(String code) throws IOException {
        return rows(code + "_exceptions.csv").stream()
                .collect(
                        Collectors.toMap(
                                cells -> LocalDate.parse(cells[0]),
                                cells -> List.of(cells[2], cells[4])));
    }

    /// What Lean says of the dates of one market, several kinds joined in order.
    private static Map<LocalDate, String> lean(String market) throws IOException {
        return rows("lean_market_hours_extract.csv").stream()
                .filter(cells -> cells[0].equals(market))
                .collect(
                        Collectors.toMap(
                                cells -> LocalDate.parse(cells[1]),
                                cells -> cells[3].isEmpty() ? cells[2] : cells[2] + "=" + cells[3],
                                (one, other) -> one + " " + other));
    }

    private static List<String[]> rows(String name) throws IOException {
        return Files.readAllLines(SharedData.path("calendars/" + name)).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .toList();
    }

    private static boolean isWeekday(LocalDate date) {
        return date.getDayOfWeek().getValue() <= DayOfWeek.FRIDAY.getValue();
    }

    private static LocalTime localClose(TradingCalendar calendar, LocalDate date) {
        return calendar.hours(date).closeAt().atZone(calendar.zone()).toLocalTime();
    }
}
