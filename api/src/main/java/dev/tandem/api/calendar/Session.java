package dev.tandem.api.calendar;

import java.time.Instant;
import java.time.LocalDate;

/// One trading session of a calendar.
///
/// @param date the trading date
/// @param openNanos first instant, nanoseconds since 1970 UTC
/// @param closeNanos the instant after the last, nanoseconds since 1970 UTC
public record Session(LocalDate date, long openNanos, long closeNanos) {
    public Instant openAt() {
        return Instant.EPOCH.plusNanos(openNanos);
    }

    public Instant closeAt() {
        return Instant.EPOCH.plusNanos(closeNanos);
    }

    /// Whether the instant lies inside, the open included, the close not.
    public boolean contains(long atNanos) {
        return openNanos <= atNanos && atNanos < closeNanos;
    }
}
