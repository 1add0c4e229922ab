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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The trading calendars that come with Tandem. The tables of exchanges hold the holidays and early
/// closes of 1990 to 2030.
///
/// | code | sessions |
/// |---|---|
/// | `XNYS`, `XNAS` | Monday to Friday 09:30 to 16:00 New York |
/// | `XTSE` | Monday to Friday 09:30 to 16:00 Toronto |
/// | `XLON` | Monday to Friday 08:00 to 16:30 London |
/// | `XETR` | Monday to Friday 09:00 to 17:30 Berlin |
/// | `CMES` | Monday to Friday, each from 17:00 Chicago of the evening before to 17:00 of its date |
/// | `FX` | Monday to Friday, each from 17:00 New York of the evening before to 17:00 of its date, no holidays |
/// | `24/7` | every day from midnight to midnight UTC |
public final class Calendars {
    private static final SequencedMap<String, String> MARKETS = markets();
    private static final Map<String, String> COMMON_NAMES = commonNames();
    private static final Set<DayOfWeek> WORKDAYS =
            EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    private static final Map<String, TradingCalendar> LOADED = new ConcurrentHashMap<>();

    private Calendars() {}

    /// The calendar of a code.
    ///
    /// @throws dev.tandem.api.problem.TandemException if the code is not known
    public static TradingCalendar of(String code) {
        if (!MARKETS.containsKey(code)) {
            throw DataCode.UNKNOWN_CALENDAR.exception(
                    "unknown calendar \"" + code + "\", " + hint(code),
                    "known calendars: " + String.join(", ", codes()));
        }
        return LOADED.computeIfAbsent(code, Calendars::load);
    }

    /// The codes that [#of] knows, sorted.
    public static List<String> codes() {
        return List.copyOf(MARKETS.sequencedKeySet());
    }

    /// What the market of a code is called, such as `London Stock Exchange`.
    ///
    /// @throws dev.tandem.api.problem.TandemException if the code is not known
    public static String marketName(String code) {
        return Objects.requireNonNull(MARKETS.get(of(code).code()));
    }

    /// What may be meant by a code that is none: that of a market called so, else the nearest.
    public static String hint(String wrong) {
        var meant = COMMON_NAMES.get(wrong.toUpperCase(Locale.ROOT));
        return meant == null ? Names.hint(wrong, codes()) : "did you mean \"" + meant + "\"?";
    }

    private static SequencedMap<String, String> markets() {
        var names = new LinkedHashMap<String, String>();
        names.put("24/7", "round the clock (crypto)");
        names.put("CMES", "CME Globex equity index");
        names.put("FX", "currencies");
        names.put("XETR", "Xetra");
        names.put("XLON", "London Stock Exchange");
        names.put("XNAS", "Nasdaq");
        names.put("XNYS", "New York Stock Exchange");
        names.put("XTSE", "Toronto Stock Exchange");
        return names;
    }

    private static Map<String, String> commonNames() {
        return Map.ofEntries(
                Map.entry("AMEX", "XNYS"),
                Map.entry("ARCA", "XNYS"),
                Map.entry("CME", "CMES"),
                Map.entry("CRYPTO", "24/7"),
                Map.entry("FOREX", "FX"),
                Map.entry("GLOBEX", "CMES"),
                Map.entry("LSE", "XLON"),
                Map.entry("NASDAQ", "XNAS"),
                Map.entry("NYSE", "XNYS"),
                Map.entry("TSX", "XTSE"),
                Map.entry("XCME", "CMES"),
                Map.entry("XETRA", "XETR"));
    }

    private static TradingCalendar load(String code) {
        return switch (code) {
            case "24/7" -> TradingCalendar.alwaysOpen();
            case "FX" -> foreignExchange();
            case "XNAS" -> read(code, "XNYS.txt"); // the same sessions
            default -> read(code, code + ".txt");
        };
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
        var openDayOffset = 0;
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
                    openDayOffset = words.length == 3 ? 0 : Integer.parseInt(words[3]);
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
                openDayOffset,
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
