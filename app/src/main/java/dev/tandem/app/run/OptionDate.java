package dev.tandem.app.run;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/// Dates of `--from` and `--to`: a date, or one that is told from today. Files take dates only, so
/// that they mean the same tomorrow.
public final class OptionDate {
    private static final Pattern BACK = Pattern.compile("-(\\d{1,6})([dwy])");
    private static final String YEAR_TO_DATE = "ytd";

    private OptionDate() {}

    /// The first date: `2024-01-31`, `-90d`, `-12w`, `-5y`, or `ytd` for 1 January of this year.
    ///
    /// @throws IllegalArgumentException if it is none of them
    public static LocalDate first(String text, LocalDate today) {
        return text.equals(YEAR_TO_DATE) ? today.withDayOfYear(1) : date(text, today);
    }

    /// The last date: the same without `ytd`.
    ///
    /// @throws IllegalArgumentException if it is none of them
    public static LocalDate last(String text, LocalDate today) {
        if (text.equals(YEAR_TO_DATE)) {
            throw new IllegalArgumentException(
                    "\"ytd\" begins with this year, so it belongs to --from");
        }
        return date(text, today);
    }

    private static LocalDate date(String text, LocalDate today) {
        var back = BACK.matcher(text);
        if (back.matches()) {
            var unit =
                    switch (back.group(2)) {
                        case "d" -> ChronoUnit.DAYS;
                        case "w" -> ChronoUnit.WEEKS;
                        default -> ChronoUnit.YEARS;
                    };
            return today.minus(Long.parseLong(back.group(1)), unit);
        }
        if (isAbsolute(text)) {
            return LocalDate.parse(text);
        }
        throw new IllegalArgumentException(
                "\"" + text + "\" is no date, write for example 2024-01-31, -90d or ytd");
    }

    /// Whether it is the same date on every day.
    static boolean isAbsolute(String text) {
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeException _) {
            return false;
        }
    }
}
