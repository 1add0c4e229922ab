package dev.tandem.app.command;

import dev.tandem.app.run.OptionDate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/// A moment of a session as a user writes it.
final class InstantWord {
    private static final long DAY = 86_400_000_000_000L;

    private InstantWord() {}

    /// An instant, or the beginning or end of a day in UTC; nanoseconds since 1970.
    ///
    /// @throws IllegalArgumentException if it is none, with what is wrong for the user
    static Long nanos(String text, boolean isEnd) {
        if (text.contains("T")) {
            try {
                var instant = Instant.parse(text);
                return Math.addExact(
                        Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L),
                        instant.getNano());
            } catch (DateTimeParseException | ArithmeticException e) {
                throw new IllegalArgumentException(
                        "\"" + text + "\" is no instant, write 2024-01-31T14:30:00Z", e);
            }
        }
        var day = OptionDate.first(text, LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC));
        var shown = isEnd ? day.plusDays(1) : day;
        return shown.toEpochDay() * DAY - (isEnd ? 1 : 0);
    }
}
