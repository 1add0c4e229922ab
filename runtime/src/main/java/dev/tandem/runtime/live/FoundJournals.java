package dev.tandem.runtime.live;

import dev.tandem.api.problem.TandemException;
import dev.tandem.runtime.journal.JournalOptions;
import dev.tandem.runtime.journal.SnapshotStore;
import dev.tandem.runtime.port.Clock;
import dev.tandem.runtime.port.Threads;
import dev.tandem.runtime.record.NewerVersionException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The journals of a session, locked and read once by this process. Nothing in them is changed
/// before [#open], so whoever does not want to go on with what was found leaves it as it was.
public final class FoundJournals implements AutoCloseable {
    private final SessionStorage storage;
    private final LockedJournal engine;
    private final @Nullable LockedJournal venue;

    private FoundJournals(
            SessionStorage storage, LockedJournal engine, @Nullable LockedJournal venue) {
        this.storage = storage;
        this.engine = engine;
        this.venue = venue;
    }

    /// Those of both sides.
    ///
    /// @throws TandemException TDM-6002 if another process has one
    /// @throws NewerVersionException if a newer program wrote one, or a snapshot
    public static FoundJournals of(SessionStorage storage, Clock clock, JournalOptions options) {
        var engine = engine(storage, clock, options);
        try {
            var venue = LockedJournal.of("venue", storage.venue(), clock, options, List.of());
            return new FoundJournals(storage, engine, venue);
        } catch (RuntimeException refused) {
            engine.close();
            throw refused;
        }
    }

    /// As [#of], without the journal of the venue, which another process has.
    public static FoundJournals ofEngine(
            SessionStorage storage, Clock clock, JournalOptions options) {
        return new FoundJournals(storage, engine(storage, clock, options), null);
    }

    private static LockedJournal engine(
            SessionStorage storage, Clock clock, JournalOptions options) {
        var snapshots = new SnapshotStore(storage.snapshots());
        var engine = LockedJournal.of("engine", storage.engine(), clock, options, snapshots.seqs());
        try {
            // A snapshot in a form that is not known is no damaged one.
            snapshots.load().newest().ifPresent(EngineSnapshot::requireKnown);
            return engine;
        } catch (RuntimeException refused) {
            engine.close();
            throw refused;
        }
    }

    /// The processes that ended one after the other without getting further. Of a damaged journal
    /// none: opening it says what is wrong.
    public RestartLoop restartLoop() {
        return engine.isDamaged() ? RestartLoop.NONE : engine.survey().restartLoop();
    }

    /// Opens them, cuts torn tails, and begins a new epoch that is durable when this returns.
    ///
    /// @param threads that write; null if whoever waits writes
    /// @throws TandemException TDM-6001 if one is damaged
    public SessionJournals open(@Nullable Threads threads) {
        var opened = engine.open(threads);
        try {
            return new SessionJournals(storage, opened, venue == null ? null : venue.open(threads));
        } catch (RuntimeException failure) {
            opened.close();
            throw failure;
        }
    }

    /// Gives free what was not opened.
    @Override
    public void close() {
        engine.close();
        if (venue != null) {
            venue.close();
        }
    }
}
