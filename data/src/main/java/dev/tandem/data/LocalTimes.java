package dev.tandem.data;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// Instants of local times. Remembers the offset of the last quarter of an hour, so that a long
/// file asks the zone rarely.
final class LocalTimes {
    private static final long QUARTER = 900 * CsvStamps.SECOND;

    private final @Nullable ZoneId zone;
    private long offsetQuarter = Long.MIN_VALUE;
    private long offsetNanos;

    /// @param zone null takes local times as UTC
    LocalTimes(@Nullable ZoneId zone) {
        this.zone = zone;
    }

    /// The instant of a local time, the earlier one of an hour that comes twice.
    ///
    /// @param localNanos as if the clock showed UTC
    long instant(long localNanos) {
        var quarter = Math.floorDiv(localNanos, QUARTER);
        if (quarter != offsetQuarter && zone != null) {
            var seconds = Math.floorDiv(localNanos, CsvStamps.SECOND);
            var local = LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC);
            offsetNanos = zone.getRules().getOffset(local).getTotalSeconds() * CsvStamps.SECOND;
            offsetQuarter = quarter;
        }
        return localNanos - offsetNanos;
    }
}
