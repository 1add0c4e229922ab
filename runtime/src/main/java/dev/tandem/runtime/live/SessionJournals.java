package dev.tandem.runtime.live;

import dev.tandem.api.problem.TandemException;
import dev.tandem.api.problem.TandemException.Kind;
import dev.tandem.runtime.journal.Journal;
import dev.tandem.runtime.journal.JournalInUse;
import dev.tandem.runtime.journal.JournalOptions;
import dev.tandem.runtime.journal.Opened;
import dev.tandem.runtime.journal.SnapshotStore;
import dev.tandem.runtime.journal.SpaceLevel;
import dev.tandem.runtime.port.Clock;
import dev.tandem.runtime.port.Storage;
import dev.tandem.runtime.port.Threads;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The journals of a session, open and locked: one process writes them at a time, and each start
/// has an epoch of its own.
public final class SessionJournals implements AutoCloseable {
    private final SessionStorage storage;
    private final Opened.Ready engine;
    private final Opened.Ready venue;
    private final boolean isWrittenBySteps;
    private final int epoch;

    private SessionJournals(
            SessionStorage storage, Opened.Ready engine, Opened.Ready venue, boolean bySteps) {
        this.storage = storage;
        this.engine = engine;
        this.venue = venue;
        isWrittenBySteps = bySteps;
        var cutNotes = engine.tailCutBytes() > 0 ? 1 : 0;
        new SnapshotStore(storage.snapshots()).dropAfter(engine.lastSeq() - cutNotes);
        epoch = engine.journal().startEpoch();
        venue.journal().startEpoch();
    }

    /// Opens both, cuts torn tails, and begins a new epoch that is durable when this returns.
    ///
    /// @param threads that write; null if whoever waits writes
    /// @throws TandemException TDM-6001 if a journal is damaged, TDM-6002 if another process has it
    public static SessionJournals open(
            SessionStorage storage,
            Clock clock,
            JournalOptions options,
            @Nullable Threads threads) {
        var engine = open("engine", storage.engine(), clock, options, threads);
        try {
            var venue = open("venue", storage.venue(), clock, options, threads);
            return new SessionJournals(storage, engine, venue, threads == null);
        } catch (RuntimeException failure) {
            engine.journal().close();
            throw failure;
        }
    }

    private static Opened.Ready open(
            String whose,
            Storage storage,
            Clock clock,
            JournalOptions options,
            @Nullable Threads threads) {
        try {
            return switch (Journal.open(storage, clock, options)) {
                case Opened.Ready ready -> {
                    if (threads != null) {
                        ready.journal().start(threads);
                    }
                    yield ready;
                }
                case Opened.Inspect(var damage, var copy) ->
                        throw new TandemException(
                                Kind.REFUSED,
                                "TDM-6001",
                                "the journal of the "
                                        + whose
                                        + " is damaged: "
                                        + damage
                                        + "\nno crash leaves it like this, so nothing was cut and no"
                                        + " order leaves"
                                        + (copy.isEmpty() ? "" : "\na copy of the file is " + copy),
                                "look at it with `tandem journal verify`, and bring back an intact"
                                        + " copy of the folder");
            };
        } catch (JournalInUse held) {
            throw new TandemException(
                    Kind.REFUSED,
                    "TDM-6002",
                    "another process has the journal of the "
                            + whose
                            + " open: "
                            + held.getMessage(),
                    "end that process first; one session is traded by one process");
        }
    }

    /// What a session needs of them.
    public PaperSession.Sides sides() {
        return new PaperSession.Sides(
                side(storage.engine(), engine.journal()),
                side(storage.venue(), venue.journal()),
                this::snapshot,
                epoch);
    }

    private PaperSession.Side side(Storage where, Journal journal) {
        var side = new JournalSide(where, journal, isWrittenBySteps);
        return new PaperSession.Side(side, side);
    }

    private Optional<EngineSnapshot> snapshot(long throughSeq) {
        return new SnapshotStore(storage.snapshots())
                .load(throughSeq)
                .newest()
                .map(EngineSnapshot::read);
    }

    /// Waits until all that the engine has noted survives a power failure.
    public void force() {
        var side = new JournalSide(storage.engine(), engine.journal(), isWrittenBySteps);
        side.awaitDurable(engine.journal().lastSeq(), () -> false);
    }

    /// Number of this start.
    public int epoch() {
        return epoch;
    }

    /// Bytes of interrupted commits that were cut from both.
    public long tailCutBytes() {
        return engine.tailCutBytes() + venue.tailCutBytes();
    }

    /// The last record of the engine that survives a power failure. For all threads.
    public long durableSeq() {
        return engine.journal().durableSeq();
    }

    /// Number of the write of the engine's journal that is on its way to the disk, 0 if none is.
    /// For all threads.
    public long engineAtDisk() {
        return engine.journal().atDisk();
    }

    /// As [#engineAtDisk] for the venue's journal.
    public long venueAtDisk() {
        return venue.journal().atDisk();
    }

    /// How much room the disk has for both. For all threads.
    public SpaceLevel space() {
        var one = engine.journal().space();
        var other = venue.journal().space();
        return one.compareTo(other) >= 0 ? one : other;
    }

    /// Writes what is queued and gives the folder free.
    @Override
    public void close() {
        try {
            engine.journal().close();
        } finally {
            venue.journal().close();
        }
    }
}
