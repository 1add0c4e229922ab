package dev.tandem.data;

import dev.tandem.api.calendar.TradingCalendar;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import java.util.regex.Pattern;

/// When a contract ends, from what `instruments.yaml` says: an instant such as
/// `2013-12-20T14:30:00Z`; a date, which is the close of its session; or `third-friday`, the rule
/// of the CME's equity index futures (rulebook, chapter 358: final settlement at the opening of the
/// third Friday of the contract month, 08:30 Chicago; the session before where that is no session).
/// The month is read from the symbol: `ES201312`, `ESZ2013`, `ESZ13`, `ESZ3` with the year nearest
/// to 2020.
final class Expiry {
    static final String THIRD_FRIDAY = "third-friday";

    private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
    private static final LocalTime OPENING = LocalTime.of(8, 30);
    private static final String MONTH_CODES = "FGHJKMNQUVXZ";
    private static final Pattern NUMBERS = Pattern.compile(".*?((?:19|20)[0-9]{2})(0[1-9]|1[0-2])");
    private static final Pattern LETTER =
            Pattern.compile(".*([" + MONTH_CODES + "])([0-9]{4}|[0-9]{1,2})");
    private static final int NEAR_YEAR = 2020;

    private Expiry() {}

    /// Whether a text says when a contract ends.
    static boolean isExpiry(String text) {
        return text.equals(THIRD_FRIDAY) || date(text).isPresent() || instant(text).isPresent();
    }

    /// @throws dev.tandem.api.problem.TandemException if the symbol names no month
    static long nanos(String text, String symbol, TradingCalendar calendar) {
        if (text.equals(THIRD_FRIDAY)) {
            return thirdFriday(symbol, calendar);
        }
        return date(text)
                .map(day -> calendar.hours(day).closeNanos())
                .or(() -> instant(text).map(Expiry::nanos))
                .orElseThrow();
    }

    private static long thirdFriday(String symbol, TradingCalendar calendar) {
        var month =
                month(symbol)
                        .orElseThrow(() ->
                                DataCode.BAD_EVENT.exception(
                                        symbol
                                                + ": the symbol names no contract month, as ES201312"
                                                + " or ESZ3 do",
                                        "write expiry: with a date in instruments.yaml"));
        var day = month.atDay(1).with(TemporalAdjusters.dayOfWeekInMonth(3, DayOfWeek.FRIDAY));
        while (!calendar.isSession(day)) {
            day = day.minusDays(1);
        }
        return nanos(day.atTime(OPENING).atZone(CHICAGO).toInstant());
    }

    static Optional<YearMonth> month(String symbol) {
        var numbers = NUMBERS.matcher(symbol);
        if (numbers.matches()) {
            return Optional.of(
                    YearMonth.of(
                            Integer.parseInt(numbers.group(1)),
                            Integer.parseInt(numbers.group(2))));
        }
        var letter = LETTER.matcher(symbol);
        return letter.matches()
                ? Optional.of(
                        YearMonth.of(
                                year(letter.group(2)), MONTH_CODES.indexOf(letter.group(1)) + 1))
                : Optional.empty();
    }

    private static int year(String digits) {
        var modulus = (int) Math.pow(10, digits.length());
        var year = NEAR_YEAR - NEAR_YEAR % modulus + Integer.parseInt(digits) % modulus;
        return digits.length() == 4
                ? Integer.parseInt(digits)
                : year - NEAR_YEAR > modulus / 2
                        ? year - modulus
                        : NEAR_YEAR - year >= modulus / 2 ? year + modulus : year;
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static long nanos(Instant instant) {
        return instant.getEpochSecond() * CsvStamps.SECOND + instant.getNano();
    }
}
