package dev.tandem.app.run;

import dev.tandem.api.problem.TandemException;
import dev.tandem.api.problem.TandemException.Kind;
import dev.tandem.app.strategy.StrategyClass;
import dev.tandem.app.terminal.Terminal;
import dev.tandem.runtime.journal.Durability;
import dev.tandem.runtime.journal.JournalFailed;
import dev.tandem.runtime.journal.JournalOptions;
import dev.tandem.runtime.live.LineWatch;
import dev.tandem.runtime.live.ServedVenue;
import dev.tandem.runtime.live.VenueJournal;
import dev.tandem.runtime.live.VenueServer;
import dev.tandem.runtime.port.NetException;
import dev.tandem.runtime.port.SystemClock;
import dev.tandem.runtime.port.SystemNet;
import dev.tandem.runtime.port.SystemThreads;
import dev.tandem.runtime.record.VenueRecords;
import dev.tandem.simulator.SimulatedVenue;

/// The process of a session's venue, from its start until the session is over, nobody has been
/// connected for a while, or it is asked to end.
public final class VenueRun {
    private static final long GLANCE_NANOS = 20_000_000;

    private VenueRun() {}

    /// Serves the engines of a session.
    ///
    /// @param request what the session was begun with
    /// @return the exit code
    /// @throws TandemException TDM-6001 and TDM-6002 for its journal, TDM-6003 if strategy, data or
    ///   assumptions are others by now, TDM-6005 if the journal takes no more records
    public static int run(
            BacktestRequest request,
            StrategyClass strategy,
            SessionFolder folder,
            Durability durability,
            long idleSeconds,
            Terminal terminal,
            StopSignal stop) {
        var prepared = PreparedRun.of(request, strategy, terminal, false);
        folder.requireSame(prepared);
        var clock = new SystemClock();
        var options = JournalOptions.DEFAULT.withDurability(durability);
        var net = SystemNet.of(folder.sockets());
        try (var journal =
                        VenueJournal.open(
                                folder.storage().venue(), clock, options, new SystemThreads());
                var listener = net.listen(SessionVenue.NAME)) {
            var plan = prepared.plan();
            var instruments = plan.history().instruments();
            var venue =
                    new ServedVenue(
                            () ->
                                    new SimulatedVenue(
                                            plan.venue(), instruments, plan.cash(), plan.seed()),
                            new VenueRecords(instruments),
                            journal,
                            journal.side(),
                            SessionVenue.namespace(folder.path()),
                            clock);
            terminal.err()
                    .println(
                            "venue    of "
                                    + terminal.shown(folder.path())
                                    + " listens in "
                                    + net.folder());
            var idleNanos = Math.multiplyExact(Math.max(1, idleSeconds), 1_000_000_000L);
            try (var server = new VenueServer(listener, venue, idleNanos, clock, watch(terminal))) {
                while (!stop.isRequested() && server.step(GLANCE_NANOS)) {}
            }
            terminal.err().println("venue    ends");
            return 0;
        } catch (JournalFailed failure) {
            throw new TandemException(
                    Kind.REFUSED,
                    "TDM-6005",
                    "the journal of the venue took no more records: " + failure.getMessage(),
                    "look at the disk of " + folder.path() + ", then start the session again",
                    failure);
        } catch (NetException failure) {
            throw new TandemException(
                    Kind.REFUSED,
                    "TDM-6009",
                    String.valueOf(failure.getMessage()),
                    "run the session with --venue in-process",
                    failure);
        }
    }

    private static LineWatch watch(Terminal terminal) {
        return new LineWatch() {
            @Override
            public void refusedOld(boolean isDuplicate) {
                terminal.err()
                        .println(
                                "venue    refused what came late over an old connection"
                                        + (isDuplicate ? ": an order that it has" : ""));
            }
        };
    }
}
