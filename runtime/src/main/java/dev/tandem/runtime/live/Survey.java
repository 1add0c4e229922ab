package dev.tandem.runtime.live;

import dev.tandem.runtime.journal.JournalRecord;
import dev.tandem.runtime.journal.RecordLook;
import dev.tandem.runtime.record.EngineRecords;
import dev.tandem.runtime.record.NewerVersionException;
import dev.tandem.runtime.record.RecordForms;
import dev.tandem.runtime.record.RecordType;
import dev.tandem.runtime.record.StoredRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a start needs to know of the journal of one side before it plays anything, from one pass
/// over it.
public final class Survey implements RecordLook {
    private final List<Long> snapshots; // not reached yet, oldest first
    private final TreeMap<Long, Long> lastOrdinals = new TreeMap<>(); // by seq of a snapshot
    private final RestartLoop.Count processes = new RestartLoop.Count();
    private @Nullable StoredRecord instant;
    private @Nullable StoredRecord halt;
    private @Nullable StoredRecord sender;
    private long lastSeq;
    private long lastNanos;
    private final List<Succession> successions = new ArrayList<>();
    private boolean isClean;
    private boolean hasStopped; // in order, since the last succession

    /// Another program went on.
    ///
    /// @param seq of the record that says so
    /// @param isChange whether it went on in the session itself and not in a fork
    /// @param ordinal of the last instant before
    public record Succession(long seq, boolean isChange, long ordinal) {}

    /// @param snapshots records of which there are snapshots
    Survey(List<Long> snapshots) {
        this.snapshots = new ArrayList<>(snapshots.stream().sorted().toList());
    }

    /// Of records that somebody can read, of which there are no snapshots.
    public static Survey of(RecordSource past) {
        var survey = new Survey(List.of());
        past.read(
                1,
                record -> {
                    survey.reach(record.seq(), record.type(), record.arrivalNanos());
                    survey.keep(record);
                });
        return survey;
    }

    /// @throws NewerVersionException if this program does not know the form of the record
    @Override
    public void look(JournalRecord record) {
        try {
            RecordForms.requireKnown(record.type(), record.version());
        } catch (NewerVersionException newer) {
            throw newer.at("record " + record.seq());
        }
        reach(record.seq(), record.type(), record.arrivalNanos());
        if (isKept(record.type())) {
            keep(JournalSide.stored(record));
        }
    }

    private void reach(long seq, int type, long arrivalNanos) {
        while (!snapshots.isEmpty() && snapshots.getFirst() < seq) {
            lastOrdinals.put(snapshots.removeFirst(), lastOrdinal());
        }
        lastSeq = seq;
        processes.take(type, arrivalNanos);
        if (RecordType.of(type).isPresent()) {
            lastNanos = arrivalNanos;
            isClean = type == RecordType.CLEAN_STOP.code();
            hasStopped |= isClean;
        }
    }

    private long lastOrdinal() {
        return instant == null ? 0 : EngineRecords.ordinal(instant);
    }

    private static boolean isKept(int type) {
        return type == RecordType.INSTANT.code()
                || type == RecordType.HALT.code()
                || type == RecordType.RESET.code()
                || type == RecordType.SENDER.code()
                || type == RecordType.FORKED.code()
                || type == RecordType.CHANGED.code();
    }

    private void keep(StoredRecord record) {
        if (record.is(RecordType.INSTANT)) {
            instant = record;
        } else if (record.is(RecordType.HALT)) {
            halt = record;
        } else if (record.is(RecordType.RESET)) {
            halt = null;
        } else if (record.is(RecordType.SENDER)) {
            sender = record;
        } else if (SuccessiveReplay.isSuccession(record)) {
            var isChange = record.is(RecordType.CHANGED);
            successions.add(new Succession(record.seq(), isChange, lastOrdinal()));
            lastOrdinals.put(record.seq(), lastOrdinal()); // its snapshot may have to be made again
            hasStopped = false;
        }
    }

    /// The last instant that has begun, null if none has.
    @Nullable StoredRecord instant() {
        return instant;
    }

    /// The halt that lasts, null if none does.
    @Nullable StoredRecord halt() {
        return halt;
    }

    /// Who may send to the venue, null if nobody was there yet.
    @Nullable StoredRecord sender() {
        return sender;
    }

    /// The last record, 0 if there is none.
    long lastSeq() {
        return lastSeq;
    }

    /// When the last record of a session arrived, by the wall clock.
    long lastNanos() {
        return lastNanos;
    }

    /// Whether the last process stopped in order.
    boolean isClean() {
        return isClean;
    }

    /// How often another program went on.
    int successions() {
        return successions.size();
    }

    /// The last time that another program went on.
    Succession lastSuccession() {
        return successions.getLast();
    }

    /// How many of them happened before an instant. A fork has its past whole: nothing before it is
    /// played again.
    ///
    /// @param ordinal number of the instant
    int successionsBefore(long ordinal) {
        return (int)
                successions.stream()
                        .filter(one -> !one.isChange() || one.ordinal() < ordinal)
                        .count();
    }

    /// Whether a process has stopped in order since another program went on the last time.
    boolean hasStoppedSince() {
        return hasStopped;
    }

    /// The processes that ended one after the other without getting further.
    public RestartLoop restartLoop() {
        return processes.loop();
    }

    /// The newest snapshot of a moment before an instant, sound or not; of a forked session the one
    /// from which it began is always there.
    ///
    /// @param ordinal number of the instant
    /// @return the last record in it, 0 if there is none
    long snapshotBefore(long ordinal) {
        var reached = new TreeMap<>(lastOrdinals);
        snapshots.stream()
                .filter(seq -> seq <= lastSeq)
                .forEach(seq -> reached.put(seq, lastOrdinal()));
        return reached.descendingMap().entrySet().stream()
                .filter(snapshot -> snapshot.getValue() < ordinal)
                .mapToLong(Map.Entry::getKey)
                .findFirst()
                .orElse(0);
    }
}
