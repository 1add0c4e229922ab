package dev.tandem.runtime.live;

import dev.tandem.api.problem.TandemException;
import dev.tandem.runtime.journal.JournalOptions;
import dev.tandem.runtime.journal.SnapshotStore;
import dev.tandem.runtime.journal.SpaceLevel;
import dev.tandem.runtime.port.Clock;
import dev.tandem.runtime.port.Threads;
import dev.tandem.runtime.record.NewerVersionException;
import dev.tandem.runtime.record.VenueRecords;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The journals of a session, open and locked: one process writes them at a time, and each start
/// has an epoch of its own. That of the venue is among them unless the venue has a process of its
/// own.
public final class SessionJournals implements AutoCloseable {
    private final SessionStorage storage;
    private final OpenedJournal engine;
    private final @Nullable OpenedJournal venue;
    private final int epoch;

    SessionJournals(SessionStorage storage, OpenedJournal engine, @Nullable OpenedJournal venue) {
        this.storage = storage;
        this.engine = engine;
        this.venue = venue;
        var cutNotes = engine.tailCutBytes() > 0 ? 1 : 0;
        new SnapshotStore(storage.snapshots()).dropAfter(engine.lastSeqAtOpening() - cutNotes);
        epoch = engine.startEpoch();
        if (venue != null) {
            venue.startEpoch();
        }
    }

    /// Finds both and opens them: [FoundJournals].
    ///
    /// @param threads that write; null if whoever waits writes
    /// @throws TandemException TDM-6001 if a journal is damaged, TDM-6002 if another process has it
    /// @throws NewerVersionException if a newer program wrote it; nothing is changed then
    public static SessionJournals open(
            SessionStorage storage,
            Clock clock,
            JournalOptions options,
            @Nullable Threads threads) {
        try (var found = FoundJournals.of(storage, clock, options)) {
            return found.open(threads);
        }
    }

    /// As [#open], without the journal of the venue, which another process has.
    public static SessionJournals openEngine(
            SessionStorage storage,
            Clock clock,
            JournalOptions options,
            @Nullable Threads threads) {
        try (var found = FoundJournals.ofEngine(storage, clock, options)) {
            return found.open(threads);
        }
    }

    /// What a session needs of them.
    public PaperSession.Sides sides(VenueRecords records, Clock clock) {
        return sides(new JournaledVenue(venueSide(), venueSurvey(), records, clock));
    }

    /// What a session needs of them with a venue that is somewhere else.
    public PaperSession.Sides sides(VenueDoor door) {
        return new PaperSession.Sides(engine.side(), engine.survey(), door, this::snapshot, epoch);
    }

    /// The journal of the venue, which must be among them.
    public PaperSession.Side venueSide() {
        return inProcess().side();
    }

    /// What was in that journal before it was opened.
    public Survey venueSurvey() {
        return inProcess().survey();
    }

    private OpenedJournal inProcess() {
        return Objects.requireNonNull(venue, "the venue has a process of its own");
    }

    /// What was in the journal of the engine before it was opened.
    public Survey engineSurvey() {
        return engine.survey();
    }

    private Optional<EngineSnapshot> snapshot(long throughSeq) {
        return new SnapshotStore(storage.snapshots())
                .load(throughSeq)
                .newest()
                .map(EngineSnapshot::read);
    }

    /// Waits until all that the engine has noted survives a power failure.
    public void force() {
        engine.force();
    }

    /// Number of this start.
    public int epoch() {
        return epoch;
    }

    /// Bytes of interrupted commits that were cut from them.
    public long tailCutBytes() {
        return engine.tailCutBytes() + (venue == null ? 0 : venue.tailCutBytes());
    }

    /// The last record of the engine that survives a power failure. For all threads.
    public long durableSeq() {
        return engine.durableSeq();
    }

    /// Number of the write of the engine's journal that is on its way to the disk, 0 if none is.
    /// For all threads.
    public long engineAtDisk() {
        return engine.atDisk();
    }

    /// As [#engineAtDisk] for the venue's journal, 0 where another process has it.
    public long venueAtDisk() {
        return venue == null ? 0 : venue.atDisk();
    }

    /// How much room the disk has for them. For all threads.
    public SpaceLevel space() {
        var one = engine.space();
        var other = venue == null ? SpaceLevel.OK : venue.space();
        return one.compareTo(other) >= 0 ? one : other;
    }

    /// Writes what is queued and gives the folder free.
    @Override
    public void close() {
        try {
            engine.close();
        } finally {
            if (venue != null) {
                venue.close();
            }
        }
    }
}
