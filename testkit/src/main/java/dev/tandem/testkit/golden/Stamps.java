package dev.tandem.testkit.golden;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/// Reads the stamps of reference files; without a zone they are UTC.
public final class Stamps {
    private static final int SECONDS = 10; // digits
    private static final int DATE = 8;

    private Stamps() {}

    /// Nanoseconds since 1970 UTC of `2011-01-03`, `2011-01-03 09:01:00`, `2011-01-03T09:01:00`
    /// with or without `Z`, `20110103`, or seconds or milliseconds since 1970.
    ///
    /// @throws IllegalArgumentException if it is none of these
    public static long nanos(String text) {
        try {
            return nanos(instant(text));
        } catch (DateTimeException | NumberFormatException e) {
            throw new IllegalArgumentException("no time: \"" + text + "\"", e);
        }
    }

    private static long nanos(Instant instant) {
        return Math.addExact(
                Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
    }

    private static Instant instant(String text) {
        if (text.endsWith("Z")) {
            return Instant.parse(text);
        }
        if (text.indexOf('-') > 0) {
            return text.length() == "2011-01-03".length()
                    ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
                    : LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC);
        }
        if (text.length() == DATE) {
            return LocalDate.of(
                            Integer.parseInt(text.substring(0, 4)),
                            Integer.parseInt(text.substring(4, 6)),
                            Integer.parseInt(text.substring(6)))
                    .atStartOfDay()
                    .toInstant(ZoneOffset.UTC);
        }
        var number = Long.parseLong(text);
        return text.length() <= SECONDS
                ? Instant.ofEpochSecond(number)
                : Instant.ofEpochMilli(number);
    }
}
