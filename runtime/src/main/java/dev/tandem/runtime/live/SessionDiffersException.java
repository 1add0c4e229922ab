package dev.tandem.runtime.live;

import dev.tandem.runtime.record.RecordType;
import dev.tandem.runtime.record.SessionRecordText;
import dev.tandem.runtime.record.StoredRecord;
import java.time.Instant;

/// A session that is played again says something else than its journal: the data, the program or
/// the strategy are not those of the session.
public final class SessionDiffersException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// @param journal whose it is, for people
    /// @param isOfVenue whether it is that of the venue
    SessionDiffersException(
            String journal,
            boolean isOfVenue,
            StoredRecord stands,
            RecordType type,
            long eventNanos,
            byte[] payload) {
        super(
                "record "
                        + stands.seq()
                        + " of "
                        + journal
                        + " is "
                        + words(stands, isOfVenue)
                        + "\nplayed again comes "
                        + words(type, eventNanos, payload, isOfVenue));
    }

    SessionDiffersException(String message) {
        super(message);
    }

    /// A record in words.
    static String words(StoredRecord record, boolean isOfVenue) {
        return RecordType.of(record.type())
                .map(type -> words(type, record.eventNanos(), record.payload(), isOfVenue))
                .orElse("of type " + record.type());
    }

    static String words(RecordType type, long eventNanos, byte[] payload, boolean isOfVenue) {
        var text = new SessionRecordText(isOfVenue).describe(type, payload);
        return Instant.EPOCH.plusNanos(eventNanos)
                + "  "
                + type.text()
                + (text.isEmpty() ? "" : ": " + text);
    }
}
