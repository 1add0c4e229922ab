package dev.tandem.testkit.simulation;

import dev.tandem.runtime.record.RecordType;
import dev.tandem.runtime.record.StoredRecord;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What one side appended to its journal, as seen from outside the journal.
final class SideHistory {
    /// One record as it was appended.
    ///
    /// @param moment number of the append among all of the world
    record Appended(long seq, int type, long eventNanos, byte[] payload, long moment) {
        boolean isSame(StoredRecord stands) {
            return type == stands.type()
                    && eventNanos == stands.eventNanos()
                    && Arrays.equals(payload, stands.payload());
        }

        boolean is(RecordType other) {
            return type == other.code();
        }
    }

    private final List<Appended> records = new ArrayList<>();
    private final List<Long> reports = new ArrayList<>();
    private final Set<ByteBuffer> lost = new HashSet<>();

    /// @return whether the same request was lost before
    boolean append(Appended record) {
        records.add(record);
        if (record.is(RecordType.REPORT)) {
            reports.add(record.seq());
        }
        return record.is(RecordType.SUBMIT) && lost.contains(ByteBuffer.wrap(record.payload()));
    }

    /// What was appended and survived, in order.
    List<Appended> all() {
        return records;
    }

    /// The last one that was appended, 0 if none.
    long lastSeq() {
        return records.isEmpty() ? 0 : records.getLast().seq();
    }

    /// Whether a record of a type is among them.
    boolean has(RecordType type) {
        return records.stream().anyMatch(one -> one.is(type));
    }

    /// Whether the last halt was taken back.
    boolean wasReset() {
        for (var one : records.reversed()) {
            if (one.is(RecordType.HALT) || one.is(RecordType.RESET)) {
                return one.is(RecordType.RESET);
            }
        }
        return false;
    }

    /// Forgets what did not survive.
    void cut(long lastSeq) {
        while (!records.isEmpty() && records.getLast().seq() > lastSeq) {
            var gone = records.removeLast();
            if (gone.is(RecordType.SUBMIT)) {
                lost.add(ByteBuffer.wrap(gone.payload()));
            }
        }
        while (!reports.isEmpty() && reports.getLast() > lastSeq) {
            reports.removeLast();
        }
    }

    /// Null if the journal itself wrote it, or nobody did.
    @org.jspecify.annotations.Nullable
    Appended find(long seq) {
        var low = 0;
        var high = records.size() - 1;
        while (low <= high) {
            var middle = (low + high) >>> 1;
            var found = records.get(middle).seq();
            if (found == seq) {
                return records.get(middle);
            }
            if (found < seq) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return null;
    }

    /// Numbers of the records that hold reports.
    List<Long> reports() {
        return reports;
    }
}
