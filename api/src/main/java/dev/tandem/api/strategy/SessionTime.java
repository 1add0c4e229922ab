package dev.tandem.api.strategy;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

/// A time relative to the open or close of each session of a calendar.
///
/// @param calendar code of the calendar, such as `XNYS` or `24/7`
/// @param atOpen relative to the open, else to the close
/// @param offset elapsed time added to it, a day being 24 hours; negative is before
public record SessionTime(String calendar, boolean atOpen, Duration offset) {
    /// The open of each session.
    public static SessionTime marketOpen(String calendar) {
        return new SessionTime(calendar, true, Duration.ZERO);
    }

    /// The close of each session, early closes included.
    public static SessionTime marketClose(String calendar) {
        return new SessionTime(calendar, false, Duration.ZERO);
    }

    public SessionTime minus(long amount, ChronoUnit unit) {
        return new SessionTime(calendar, atOpen, offset.minus(amount, unit));
    }

    public SessionTime plus(long amount, ChronoUnit unit) {
        return new SessionTime(calendar, atOpen, offset.plus(amount, unit));
    }
}
