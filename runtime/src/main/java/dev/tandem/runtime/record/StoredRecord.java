package dev.tandem.runtime.record;

/// One record as it stands in a journal.
///
/// @param seq its number, from 1
/// @param type code of a [RecordType]
/// @param eventNanos when it happened by its source, nanoseconds since 1970 UTC
/// @param arrivalNanos when it was stamped, by the clock of the session
public record StoredRecord(long seq, int type, long eventNanos, long arrivalNanos, byte[] payload) {
    /// Whether it is of a type.
    public boolean is(RecordType other) {
        return type == other.code();
    }

    /// Who says it again when a session is played again; records of the journal itself are
    /// nobody's.
    public RecordType.Origin origin() {
        return RecordType.of(type).map(RecordType::origin).orElse(RecordType.Origin.OUTSIDE);
    }
}
