package dev.tandem.runtime.live;

import dev.tandem.api.problem.TandemException;
import dev.tandem.api.problem.TandemException.Kind;
import dev.tandem.runtime.journal.JournalInUse;
import dev.tandem.runtime.journal.JournalOptions;
import dev.tandem.runtime.journal.Opened;
import dev.tandem.runtime.journal.Opening;
import dev.tandem.runtime.port.Clock;
import dev.tandem.runtime.port.Storage;
import dev.tandem.runtime.port.Threads;
import dev.tandem.runtime.record.NewerVersionException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One journal of a session that this process has locked and read, and has not changed yet.
final class LockedJournal implements AutoCloseable {
    private final String whose;
    private final Storage storage;
    private final Opening opening;
    private final Survey survey;

    private LockedJournal(String whose, Storage storage, Opening opening, Survey survey) {
        this.whose = whose;
        this.storage = storage;
        this.opening = opening;
        this.survey = survey;
    }

    /// @param whose for messages
    /// @param snapshots records of which there are snapshots
    /// @throws TandemException TDM-6002 if another process has it
    /// @throws NewerVersionException if a newer program wrote it
    static LockedJournal of(
            String whose,
            Storage storage,
            Clock clock,
            JournalOptions options,
            List<Long> snapshots) {
        var survey = new Survey(snapshots);
        try {
            var opening = Opening.of(storage, clock, options, survey);
            return new LockedJournal(whose, storage, opening, survey);
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

    Survey survey() {
        return survey;
    }

    boolean isDamaged() {
        return opening.isDamaged();
    }

    /// Cuts a torn tail and opens it.
    ///
    /// @param threads that write; null if whoever waits writes
    /// @throws TandemException TDM-6001 if it is damaged
    OpenedJournal open(@Nullable Threads threads) {
        return switch (opening.open()) {
            case Opened.Ready ready -> {
                if (threads != null) {
                    ready.journal().start(threads);
                }
                yield new OpenedJournal(storage, ready, survey, threads == null);
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
    }

    @Override
    public void close() {
        opening.close();
    }
}
