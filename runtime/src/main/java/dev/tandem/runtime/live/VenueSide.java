package dev.tandem.runtime.live;

import dev.tandem.api.event.VenueReport;
import dev.tandem.runtime.record.RecordType;
import dev.tandem.runtime.record.RecordWriter;
import dev.tandem.runtime.record.StoredRecord;
import org.jspecify.annotations.Nullable;

/// The venue of a session: it has a journal, and is in this process or in one of its own. All that
/// it is told has the form of a record of that journal.
public interface VenueSide {
    /// Takes something that the feed or the gate says, unless it was taken before.
    ///
    /// @param payload of the record; changes after the call
    void take(RecordType type, long atNanos, RecordWriter payload);

    /// Takes the next report that is ready, oldest first; null when there is none.
    @Nullable VenueReport poll();

    /// Whether [#poll] has something to tell or to do.
    boolean hasReports();

    /// Whether a message has been sent and has not arrived.
    boolean expectsMessages();

    /// The next instant at which the venue acts by itself, `Long.MAX_VALUE` if none.
    long nextEventNanos();

    /// When the next instant is played again that stands in its journal; `Long.MAX_VALUE` if none.
    default long nextInstantNanos() {
        return Track.wholeNanos(nextInstant());
    }

    /// The record of the instant that is played again next; null if there is none.
    @Nullable StoredRecord nextInstant();

    /// Whether it answers from its journal.
    boolean isPlayedAgain();

    /// Whether the next thing in its journal is just this request: it was taken before.
    ///
    /// @param intent payload of the engine's record
    boolean hasTaken(RecordType type, RecordWriter intent);

    /// Whether the next thing in its journal is a request.
    boolean isRequestNext();
}
