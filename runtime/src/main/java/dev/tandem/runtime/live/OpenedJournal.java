package dev.tandem.runtime.live;

import dev.tandem.runtime.journal.Archived;
import dev.tandem.runtime.journal.Opened;
import dev.tandem.runtime.journal.SpaceLevel;
import dev.tandem.runtime.port.Storage;
import java.util.List;

/// One journal of a session, open and locked.
final class OpenedJournal implements AutoCloseable {
    private final Storage storage;
    private final Opened.Ready opened;
    private final Survey survey;
    private final boolean isWrittenBySteps;

    OpenedJournal(Storage storage, Opened.Ready opened, Survey survey, boolean bySteps) {
        this.storage = storage;
        this.opened = opened;
        this.survey = survey;
        isWrittenBySteps = bySteps;
    }

    /// What was in it before it was opened.
    Survey survey() {
        return survey;
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
