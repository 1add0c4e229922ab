package dev.tandem.runtime.live;

import dev.tandem.runtime.journal.SpaceLevel;
import dev.tandem.runtime.record.RecordReader;
import dev.tandem.runtime.record.RecordType;
import dev.tandem.runtime.record.RecordWriter;
import dev.tandem.runtime.record.StoredRecord;
import org.jspecify.annotations.Nullable;

/// What a venue says about itself after each call.
///
/// @param place records of its journal that the session has passed
/// @param end records in all, those that are played again included
/// @param durablePlace how many of the former survive the end of the venue's process
/// @param nextEventNanos as [dev.tandem.simulator.MatchingVenue#nextEventNanos]
/// @param nextInstant as [VenueSide#nextInstant]
/// @param space on the disk of its journal
/// @param request type of the request that stands next in its journal, null if none does
/// @param requestPayload of it
record VenueStatus(
        long place,
        long end,
        long durablePlace,
        boolean hasReports,
        boolean expectsMessages,
        long nextEventNanos,
        @Nullable StoredRecord nextInstant,
        SpaceLevel space,
        @Nullable RecordType request,
        byte[] requestPayload) {

    RecordWriter write(RecordWriter to) {
        to.putLong(place)
                .putLong(end)
                .putLong(durablePlace)
                .putByte(hasReports ? 1 : 0)
                .putByte(expectsMessages ? 1 : 0)
                .putLong(nextEventNanos)
                .putByte(nextInstant == null ? 0 : 1);
        if (nextInstant != null) {
            to.putLong(nextInstant.eventNanos())
                    .putInt(nextInstant.payload().length)
                    .putBytes(nextInstant.payload(), nextInstant.payload().length);
        }
        return to.putByte(space.ordinal())
                .putInt(request == null ? 0 : request.code())
                .putInt(requestPayload.length)
                .putBytes(requestPayload, requestPayload.length);
    }

    static VenueStatus read(RecordReader from) {
        return new VenueStatus(
                from.getLong(),
                from.getLong(),
                from.getLong(),
                from.getByte() != 0,
                from.getByte() != 0,
                from.getLong(),
                from.getByte() == 0 ? null : instant(from),
                SpaceLevel.values()[from.getByte()],
                RecordType.of(from.getInt()).orElse(null),
                from.getBytes(from.getInt()));
    }

    private static StoredRecord instant(RecordReader from) {
        var atNanos = from.getLong();
        var payload = from.getBytes(from.getInt());
        return new StoredRecord(0, RecordType.INSTANT.code(), atNanos, atNanos, payload);
    }

    boolean isPlayedAgain() {
        return place < end;
    }
}
