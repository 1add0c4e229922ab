package dev.tandem.runtime.live;

import dev.tandem.api.problem.TandemException;
import dev.tandem.api.problem.TandemException.Kind;
import dev.tandem.runtime.journal.Archived;
import dev.tandem.runtime.journal.Journal;
import dev.tandem.runtime.journal.JournalInUse;
import dev.tandem.runtime.journal.JournalOptions;
import dev.tandem.runtime.journal.Opened;
import dev.tandem.runtime.journal.SpaceLevel;
import dev.tandem.runtime.port.Clock;
import dev.tandem.runtime.port.Storage;
import dev.tandem.runtime.port.Threads;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One journal of a session, open and locked.
final class OpenedJournal implements AutoCloseable {
    private final Storage storage;
    private final Opened.Ready opened;
    private final boolean isWrittenBySteps;

    private OpenedJournal(Storage storage, Opened.Ready opened, boolean bySteps) {
        this.storage = storage;
        this.opened = opened;
        isWrittenBySteps = bySteps;
    }

    /// @param whose for messages
    /// @param threads that write; null if whoever waits writes
    static OpenedJournal open(
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
                    yield new OpenedJournal(storage, ready, threads == null);
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

    /// Begins a new epoch, which is durable when this returns.
    int startEpoch() {
        return opened.journal().startEpoch();
    }

    PaperSession.Side side() {
        var side = new JournalSide(storage, opened.journal(), isWrittenBySteps);
        return new PaperSession.Side(side, side);
    }

    /// The last record when it was opened; includes the one about a cut tail.
    long lastSeqAtOpening() {
        return opened.lastSeq();
    }

    long tailCutBytes() {
        return opened.tailCutBytes();
    }

    long lastSeq() {
        return opened.journal().lastSeq();
    }

    long durableSeq() {
        return opened.journal().durableSeq();
    }

    /// Waits until all that was noted survives a power failure.
    void force() {
        side().log().awaitDurable(lastSeq(), () -> false);
    }

    long atDisk() {
        return opened.journal().atDisk();
    }

    List<Archived> archiveThrough(long seq) {
        return opened.journal().archiveThrough(seq);
    }

    SpaceLevel space() {
        return opened.journal().space();
    }

    @Override
    public void close() {
        opened.journal().close();
    }
}
