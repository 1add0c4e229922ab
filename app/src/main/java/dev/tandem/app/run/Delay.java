package dev.tandem.app.run;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/// A stretch of time as it is written in files: `500ms`, `3s`, `2m`, `1h`.
///
/// @param nanos 0 or more
public record Delay(long nanos) {
    private static final Pattern TEXT = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)(ms|s|m|h)");
    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1000 * MILLI;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final BigDecimal MOST = BigDecimal.valueOf(10_000 * HOUR);

    /// Reads one of at most 10,000 hours.
    ///
    /// @throws IllegalArgumentException if it is none, with what is wrong for the user
    public static Delay parse(String text) {
        var matcher = TEXT.matcher(text);
        if (matcher.matches()) {
            var nanos =
                    new BigDecimal(matcher.group(1))
                            .multiply(BigDecimal.valueOf(unit(matcher.group(2))));
            if (nanos.compareTo(MOST) <= 0) {
                return new Delay(nanos.longValue());
            }
        }
        throw new IllegalArgumentException(
                "\"" + text + "\" is no time up to 10000h, write for example 500ms, 3s, 2m or 1h");
    }

    private static long unit(String word) {
        return switch (word) {
            case "ms" -> MILLI;
            case "s" -> SECOND;
            case "m" -> MINUTE;
            default -> HOUR;
        };
    }

    @Override
    public String toString() {
        if (nanos == 0 || nanos % SECOND != 0) {
            return Amounts.plain(BigDecimal.valueOf(nanos, 6)) + "ms";
        }
        return nanos % HOUR == 0
                ? nanos / HOUR + "h"
                : nanos % MINUTE == 0 ? nanos / MINUTE + "m" : nanos / SECOND + "s";
    }
}
