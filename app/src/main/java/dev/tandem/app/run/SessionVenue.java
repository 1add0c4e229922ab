package dev.tandem.app.run;

import dev.tandem.api.order.ClientOrderId;
import dev.tandem.app.config.SessionSettings;
import dev.tandem.app.terminal.Terminal;
import dev.tandem.runtime.BacktestPlan;
import dev.tandem.runtime.journal.JournalOptions;
import dev.tandem.runtime.journal.SpaceLevel;
import dev.tandem.runtime.live.FoundJournals;
import dev.tandem.runtime.live.JournaledVenue;
import dev.tandem.runtime.live.LineLimits;
import dev.tandem.runtime.live.LineWatch;
import dev.tandem.runtime.live.RemoteVenue;
import dev.tandem.runtime.live.SessionJournals;
import dev.tandem.runtime.live.VenueDoor;
import dev.tandem.runtime.port.Clock;
import dev.tandem.runtime.port.SystemNet;
import dev.tandem.runtime.record.RecordType;
import dev.tandem.runtime.record.VenueRecords;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The venue of a session as its engine finds it: in this process, or in one of its own, which is
/// started when it is not there.
final class SessionVenue implements AutoCloseable {
    /// Under which the venue listens.
    static final String NAME = "venue";

    private static final int SAID_EVERY = 10; // tries

    private final VenueDoor door;
    private final @Nullable RemoteVenue remote;

    private SessionVenue(VenueDoor door, @Nullable RemoteVenue remote) {
        this.door = door;
        this.remote = remote;
    }

    /// Finds the journals that this process writes.
    static FoundJournals journals(
            SessionSettings settings, SessionFolder folder, Clock clock, JournalOptions options) {
        return switch (settings.venue()) {
            case IN_PROCESS -> FoundJournals.of(folder.storage(), clock, options);
            case OWN_PROCESS -> FoundJournals.ofEngine(folder.storage(), clock, options);
        };
    }

    static SessionVenue of(
            SessionSettings settings,
            SessionFolder folder,
            SessionJournals journals,
            BacktestPlan plan,
            Clock clock,
            Terminal terminal) {
        var records = new VenueRecords(plan.history().instruments());
        return switch (settings.venue()) {
            case IN_PROCESS ->
                    new SessionVenue(
                            new JournaledVenue(
                                    journals.venueSide(), journals.venueSurvey(), records, clock),
                            null);
            case OWN_PROCESS -> {
                var process = new VenueProcess(folder, settings, terminal);
                var remote =
                        new RemoteVenue(
                                SystemNet.of(folder.sockets()),
                                NAME,
                                process,
                                records,
                                namespace(folder.path()),
                                LineLimits.DEFAULT,
                                clock,
                                watch(process, terminal));
                yield new SessionVenue(remote, remote);
            }
        };
    }

    /// Of the client order ids of a session: no other session's orders are taken for its own.
    static long namespace(Path folder) {
        return ClientOrderId.namespaceOf("paper", folder.toAbsolutePath().normalize().toString());
    }

    private static LineWatch watch(VenueProcess process, Terminal terminal) {
        return new LineWatch() {
            @Override
            public void retries(int tries, long pauseNanos, String reason) {
                if ((tries == 1 && !process.isStarted()) || tries % SAID_EVERY == 0) {
                    terminal.err().println(terminal.yellow("venue    no answer: " + reason));
                }
            }

            @Override
            public void adopted(RecordType type) {
                say(type, "is there; its answer was lost");
            }

            @Override
            public void sentAgain(RecordType type) {
                say(type, "never arrived, and was sent again");
            }

            private void say(RecordType type, String what) {
                switch (type) {
                    case SUBMIT, CANCEL, REPLACE ->
                            terminal.err()
                                    .println(
                                            terminal.yellow(
                                                    "venue    a " + type.text() + " " + what));
                    default -> {}
                }
            }

            @Override
            public void restored(int count) {
                terminal.err()
                        .println(
                                terminal.yellow(
                                        "venue    started again; was told the last "
                                                + count
                                                + " records once more"));
            }
        };
    }

    VenueDoor door() {
        return door;
    }

    /// How much room its disk has, if its journal is not in this process. For all threads.
    SpaceLevel space() {
        return remote == null ? SpaceLevel.OK : remote.space();
    }

    /// The session is over: its process may end.
    void end() {
        if (remote != null) {
            remote.end();
        }
    }

    /// Leaves its process as it is.
    @Override
    public void close() {
        if (remote != null) {
            remote.close();
        }
    }
}
