package dev.tandem.runtime.live;

import dev.tandem.runtime.record.RecordType;
import dev.tandem.runtime.record.StoredRecord;
import java.time.Instant;
import java.util.HexFormat;

/// A session that is played again says something else than its journal: the data, the program or
/// the strategy are not those of the session.
public final class SessionDiffersException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final int SHOWN = 96;

    SessionDiffersException(
            String journal, StoredRecord stands, RecordType type, long eventNanos, byte[] payload) {
        super(
                "record "
                        + stands.seq()
                        + " of "
                        + journal
                        + " is a "
                        + text(stands)
                        + " of "
                        + time(stands.eventNanos())
                        + " with "
                        + hex(stands.payload())
                        + ", played again comes a "
                        + type.text()
                        + " of "
                        + time(eventNanos)
                        + " with "
                        + hex(payload));
    }

    SessionDiffersException(String message) {
        super(message);
    }

    private static String text(StoredRecord record) {
        return RecordType.of(record.type())
                .map(RecordType::text)
                .orElse("record of type " + record.type());
    }

    private static Instant time(long nanos) {
        return Instant.EPOCH.plusNanos(nanos);
    }

    private static String hex(byte[] payload) {
        var hex = HexFormat.of().formatHex(payload);
        return hex.length() <= SHOWN ? "[" + hex + "]" : "[" + hex.substring(0, SHOWN) + "...]";
    }
}
