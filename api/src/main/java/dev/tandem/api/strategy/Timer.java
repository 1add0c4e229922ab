package dev.tandem.api.strategy;

import java.time.Instant;

/// One firing of a schedule.
///
/// @param name the name given to the schedule
/// @param atNanos when it was due, nanoseconds since 1970 UTC
public record Timer(String name, long atNanos) {
    public Instant at() {
        return Instant.EPOCH.plusNanos(atNanos);
    }
}
