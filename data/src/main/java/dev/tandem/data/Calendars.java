package dev.tandem.data;

import dev.tandem.api.calendar.TradingCalendar;
import dev.tandem.api.problem.Names;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The trading calendars that come with Tandem.
///
/// | code | sessions |
/// |---|---|
/// | `XNYS`, `XNAS` | Monday to Friday 09:30 to 16:00 New York, holidays and early closes of 1990 to 2030 |
/// | `FX` | Monday to Friday, each from 17:00 New York of the evening before to 17:00 of its date |
/// | `24/7` | every day from midnight to midnight UTC |
public final class Calendars {
    private static final List<String> CODES = List.of("24/7", "FX", "XNAS", "XNYS");
    private static final Set<DayOfWeek> WORKDAYS =
            EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    private static final TradingCalendar ALWAYS_OPEN = TradingCalendar.alwaysOpen();
    private static final TradingCalendar FOREIGN_EXCHANGE = foreignExchange();
    private static final TradingCalendar NEW_YORK = read("XNYS", "XNYS.txt");
    private static final TradingCalendar NASDAQ = read("XNAS", "XNYS.txt");

    private Calendars() {}

    /// The calendar of a code.
    ///
    /// @throws dev.tandem.api.problem.TandemException if the code is not known
    public static TradingCalendar of(String code) {
        return switch (code) {
            case "XNYS" -> NEW_YORK;
            case "XNAS" -> NASDAQ;
            case "FX" -> FOREIGN_EXCHANGE;
            case "24/7" -> ALWAYS_OPEN;
            default ->
                    throw DataCode.UNKNOWN_CALENDAR.exception(
                            "unknown calendar \"" + code + "\", " + Names.hint(code, CODES),
                            "known calendars: " + String.join(", ", CODES));
        };
    }

    /// The codes that [#of] knows, sorted.
    public static List<String> codes() {
        return CODES;
    }

    private static TradingCalendar foreignExchange() {
        return new TradingCalendar(
                "FX",
                ZoneId.of("America/New_York"),
                LocalTime.of(17, 0),
                LocalTime.of(17, 0),
                -1,
                WORKDAYS,
                Set.of(),
                Map.of(),
                LocalDate.MIN,
                LocalDate.MAX);
    }

    private static TradingCalendar read(String code, String resource) {
        var zone = ZoneId.of("UTC");
        var open = LocalTime.MIDNIGHT;
        var close = LocalTime.MIDNIGHT;
        var holidays = new HashSet<LocalDate>();
        var earlyCloses = new HashMap<LocalDate, LocalTime>();
        var first = 0;
        var last = 0;
        for (var line : lines(resource)) {
            var words = line.split(" ");
            switch (words[0]) {
                case "#" -> {}
                case "zone" -> zone = ZoneId.of(words[1]);
                case "hours" -> {
                    open = LocalTime.parse(words[1]);
                    close = LocalTime.parse(words[2]);
                }
                default -> {
                    last = Integer.parseInt(words[0]);
                    first = first == 0 ? last : first;
                    exceptions(last, words, holidays, earlyCloses);
                }
            }
        }
        return new TradingCalendar(
                code,
                zone,
                open,
                close,
                0,
                WORKDAYS,
                holidays,
                earlyCloses,
                LocalDate.of(first, 1, 1),
                LocalDate.of(last, 12, 31));
    }

    private static void exceptions(
            int year,
            String[] words,
            Set<LocalDate> holidays,
            Map<LocalDate, LocalTime> earlyCloses) {
        for (var i = 1; i < words.length; i++) {
            var word = words[i];
            var month = Integer.parseInt(word.substring(0, 2));
            var date = LocalDate.of(year, month, Integer.parseInt(word.substring(2, 4)));
            if (word.length() == 4) {
                holidays.add(date);
            } else {
                earlyCloses.put(date, LocalTime.parse(word.substring(5)));
            }
        }
    }

    private static List<String> lines(String resource) {
        try (var in = Calendars.class.getResourceAsStream("calendars/" + resource)) {
            if (in == null) {
                throw new IllegalStateException("calendar missing in the program: " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
