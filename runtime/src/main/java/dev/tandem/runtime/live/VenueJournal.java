package dev.tandem.runtime.live;

import dev.tandem.runtime.journal.JournalOptions;
import dev.tandem.runtime.journal.SpaceLevel;
import dev.tandem.runtime.port.Clock;
import dev.tandem.runtime.port.Storage;
import dev.tandem.runtime.port.Threads;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The journal of a venue that has a process of its own, open and locked.
public final class VenueJournal implements AutoCloseable {
    private final OpenedJournal journal;

    private VenueJournal(OpenedJournal journal) {
        this.journal = journal;
    }

    /// Opens it, cuts a torn tail, and begins a new epoch of the journal.
    ///
    /// @param threads that write; null if whoever waits writes
    /// @throws dev.tandem.api.problem.TandemException TDM-6001 if it is damaged, TDM-6002 if
    ///   another process has it
    /// @throws dev.tandem.runtime.record.NewerVersionException if a newer program wrote it; nothing
    ///   is changed then
    public static VenueJournal open(
            Storage storage, Clock clock, JournalOptions options, @Nullable Threads threads) {
        try (var locked = LockedJournal.of("venue", storage, clock, options, List.of())) {
            var journal = locked.open(threads);
            journal.startEpoch();
            return new VenueJournal(journal);
        }
    }

    public PaperSession.Side side() {
        return journal.side();
    }

    /// Bytes of an interrupted commit that were cut.
    public long tailCutBytes() {
        return journal.tailCutBytes();
    }

    /// The last record, durable or not.
    long lastSeq() {
        return journal.lastSeq();
    }

    long durableSeq() {
        return journal.durableSeq();
    }

    SpaceLevel space() {
        return journal.space();
    }

    @Override
    public void close() {
        journal.close();
    }
}
