package dev.tandem.runtime.live;

import dev.tandem.runtime.Position;
import dev.tandem.runtime.record.RecordType;
import dev.tandem.runtime.record.RecordWriter;
import dev.tandem.runtime.record.StoredRecord;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// One side of a session in its journal. What is new is appended. After a restart the session is
/// played again from an instant on: as long as the journal has records from then, each new one must
/// be the one that stands there, and nothing is written twice.
final class Track {
    private final String name;
    private final RecordLog log;
    private final ArrayDeque<StoredRecord> ahead;
    private @Nullable StoredRecord last; // that was passed or appended
    private long passed;

    /// @param name of the journal, for messages
    /// @param ahead records that stand in the journal from the instant on, in order
    /// @param last the one before them, null if there is none
    Track(String name, RecordLog log, List<StoredRecord> ahead, @Nullable StoredRecord last) {
        this.name = name;
        this.log = log;
        this.ahead = new ArrayDeque<>(ahead);
        this.last = last;
    }

    /// The next record that stands there already; null when all have passed.
    @Nullable StoredRecord peek() {
        return ahead.peek();
    }

    /// Passes the next record that stands there.
    void pass() {
        last = ahead.remove();
        passed++;
    }

    /// Records that were passed or appended.
    long passed() {
        return passed;
    }

    /// Records that stand ahead.
    int left() {
        return ahead.size();
    }

    /// Puts the last record ahead once more: what it says comes again. Once, until the next one.
    ///
    /// @return false if there is none that may
    boolean back(Predicate<StoredRecord> may) {
        var again = last;
        if (again == null || !may.test(again)) {
            return false;
        }
        ahead.addFirst(again);
        last = null;
        passed--;
        return true;
    }

    boolean isPlayedAgain() {
        return !ahead.isEmpty();
    }

    /// The record that stands there for what is noted now; null if none does and it is new.
    ///
    /// @throws SessionDiffersException if another one stands there
    @Nullable StoredRecord find(RecordType type, long eventNanos, RecordWriter payload) {
        return find(type, eventNanos, payload, 0);
    }

    /// As [#find] for a request at the venue, whose intent may have had another number: one that
    /// was not durable when the engine lost power is written anew.
    @Nullable StoredRecord findRequest(RecordType type, long eventNanos, RecordWriter payload) {
        return find(type, eventNanos, payload, Long.BYTES);
    }

    private @Nullable StoredRecord find(
            RecordType type, long eventNanos, RecordWriter payload, int from) {
        var stands = ahead.peek();
        if (stands == null) {
            return null;
        }
        if (!stands.is(type)
                || stands.eventNanos() != eventNanos
                || !isSame(stands.payload(), payload, from)) {
            throw new SessionDiffersException(
                    name, from > 0, stands, type, eventNanos, payload.copy());
        }
        pass();
        return stands;
    }

    private static boolean isSame(byte[] stands, RecordWriter payload, int from) {
        return Arrays.equals(stands, from, stands.length, payload.bytes(), from, payload.length());
    }

    /// When the next instant is played again, if it is a whole one; `Long.MAX_VALUE` if it is not
    /// or there is none.
    long nextWholeNanos() {
        return wholeNanos(nextInstant());
    }

    /// When an instant is, if it is a whole one; `Long.MAX_VALUE` if it is not or there is none.
    static long wholeNanos(@Nullable StoredRecord instant) {
        return instant != null && instant.payload()[0] == Position.Kind.WHOLE.ordinal()
                ? instant.eventNanos()
                : Long.MAX_VALUE;
    }

    /// The record of the instant that is played again next; null if there is none.
    @Nullable StoredRecord nextInstant() {
        for (var record : ahead) {
            if (record.is(RecordType.INSTANT)) {
                return record;
            }
        }
        return null;
    }

    /// Notes a new record.
    long append(RecordType type, long eventNanos, long arrivalNanos, RecordWriter payload) {
        if (!ahead.isEmpty()) {
            throw new IllegalStateException("records of " + name + " stand ahead");
        }
        var seq = log.append(type, eventNanos, arrivalNanos, payload);
        last = new StoredRecord(seq, type.code(), eventNanos, arrivalNanos, payload.copy());
        passed++;
        return seq;
    }

    RecordLog log() {
        return log;
    }
}
