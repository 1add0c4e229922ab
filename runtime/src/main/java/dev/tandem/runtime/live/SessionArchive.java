package dev.tandem.runtime.live;

import dev.tandem.api.problem.TandemException;
import dev.tandem.runtime.journal.Archived;
import dev.tandem.runtime.journal.JournalOptions;
import dev.tandem.runtime.journal.SnapshotStore;
import dev.tandem.runtime.port.Clock;
import dev.tandem.runtime.record.EngineRecords;
import dev.tandem.runtime.record.RecordType;
import dev.tandem.runtime.record.StoredRecord;
import java.util.ArrayList;
import java.util.List;

/// Compresses the segments of a session that no restart needs in a hurry. What is archived can
/// still be read, verified and replayed.
///
/// A segment goes into the archive when two sound snapshots are newer and every request in it and
/// before it has its answer. The venue's go up to the same instant.
public final class SessionArchive {
    private SessionArchive() {}

    /// What was archived.
    ///
    /// @param throughSeq record of the engine up to which it was allowed, 0 if there are no two
    ///   snapshots yet
    /// @param doubtSeq intent without an answer that was in the way, 0 if there was none
    public record Result(
            List<Archived> engine, List<Archived> venue, long throughSeq, long doubtSeq) {}

    /// Archives what may be archived, of a session that no process plays.
    ///
    /// @throws TandemException TDM-6001 if a journal is damaged, TDM-6002 if a process plays it
    public static Result archive(SessionStorage storage, Clock clock) {
        var options = JournalOptions.DEFAULT.withSpareSegments(0);
        try (var lockedEngine =
                        LockedJournal.of("engine", storage.engine(), clock, options, List.of());
                var lockedVenue =
                        LockedJournal.of("venue", storage.venue(), clock, options, List.of());
                var engine = lockedEngine.open(null);
                var venue = lockedVenue.open(null)) {
            var covered = new SnapshotStore(storage.snapshots()).coveredTwice().orElse(0);
            var bound = new Bound(covered);
            JournalSide.readAll(storage.engine(), 1, bound::take);
            var through = bound.throughSeq();
            return new Result(
                    engine.archiveThrough(through),
                    venue.archiveThrough(venueSeq(storage, bound.ordinal(through))),
                    through,
                    bound.doubtSeq());
        }
    }

    private static long venueSeq(SessionStorage storage, long ordinal) {
        var found = new long[1];
        JournalSide.readAll(
                storage.venue(),
                1,
                record -> {
                    if (record.is(RecordType.INSTANT) && EngineRecords.ordinal(record) <= ordinal) {
                        found[0] = record.seq() - 1;
                    }
                });
        return found[0];
    }

    /// How far the engine's journal may be archived.
    private static final class Bound {
        private final long covered;
        private final List<StoredRecord> open = new ArrayList<>(); // intents without an answer
        private final List<long[]> instants = new ArrayList<>(); // seq and number, up to covered

        Bound(long covered) {
            this.covered = covered;
        }

        void take(StoredRecord record) {
            Doubts.take(record, open);
            if (record.is(RecordType.INSTANT) && record.seq() <= covered) {
                instants.add(new long[] {record.seq(), EngineRecords.ordinal(record)});
            }
        }

        long doubtSeq() {
            return open.isEmpty() || open.getFirst().seq() > covered ? 0 : open.getFirst().seq();
        }

        long throughSeq() {
            return doubtSeq() == 0 ? covered : doubtSeq() - 1;
        }

        /// The last instant that has begun by a record.
        long ordinal(long seq) {
            var last = 0L;
            for (var instant : instants) {
                if (instant[0] <= seq) {
                    last = instant[1];
                }
            }
            return last;
        }
    }
}
