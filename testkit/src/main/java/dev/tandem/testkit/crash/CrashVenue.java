package dev.tandem.testkit.crash;

import dev.tandem.api.order.ClientOrderId;
import dev.tandem.runtime.journal.JournalOptions;
import dev.tandem.runtime.live.LineLimits;
import dev.tandem.runtime.live.LineWatch;
import dev.tandem.runtime.live.RemoteVenue;
import dev.tandem.runtime.live.ServedVenue;
import dev.tandem.runtime.live.VenueJournal;
import dev.tandem.runtime.live.VenueServer;
import dev.tandem.runtime.live.VenueStarter;
import dev.tandem.runtime.port.Clock;
import dev.tandem.runtime.port.DiskStorage;
import dev.tandem.runtime.port.SystemClock;
import dev.tandem.runtime.port.SystemNet;
import dev.tandem.runtime.port.SystemThreads;
import dev.tandem.runtime.record.VenueRecords;
import dev.tandem.simulator.SimulatedVenue;
import dev.tandem.testkit.crash.Marker.Slot;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The venue of a victim in a process of its own, which is killed as well.
public final class CrashVenue {
    private static final String NAME = "venue";
    private static final long IDLE_NANOS = 60_000_000_000L;
    private static final long GLANCE_NANOS = 20_000_000;

    private CrashVenue() {}

    /// @param args folder, seed, instants, bars from one decision to the next, bytes of a segment
    public static void main(String[] args) {
        var folder = Path.of(args[0]);
        var plan =
                new CrashPlan(
                                Long.parseLong(args[1]),
                                Integer.parseInt(args[2]),
                                Integer.parseInt(args[3]))
                        .plan();
        var instruments = plan.history().instruments();
        var clock = new SystemClock();
        var options = JournalOptions.SMALL.withSegmentBytes(Integer.parseInt(args[4]));
        try (var journal =
                        VenueJournal.open(
                                new DiskStorage(folder.resolve("venue")),
                                clock,
                                options,
                                new SystemThreads());
                var listener = net(folder).listen(NAME)) {
            marker(folder).set(Slot.PID, ProcessHandle.current().pid());
            var venue =
                    new ServedVenue(
                            () ->
                                    new SimulatedVenue(
                                            plan.venue(), instruments, plan.cash(), plan.seed()),
                            new VenueRecords(instruments),
                            journal,
                            journal.side(),
                            namespace(folder),
                            clock);
            try (var server = new VenueServer(listener, venue, IDLE_NANOS, clock, LineWatch.NONE)) {
                while (server.step(GLANCE_NANOS)) {}
            }
        }
    }

    /// Of the process of a venue.
    static Marker marker(Path folder) {
        return Marker.open(folder.resolve("venue-marker"));
    }

    private static SystemNet net(Path folder) {
        return SystemNet.of(folder.resolve("link"));
    }

    private static long namespace(Path folder) {
        return ClientOrderId.namespaceOf("crash", folder.toString());
    }

    /// What its process says.
    static Path log(Path folder) {
        return folder.resolve("venue-log");
    }

    /// Of [#main].
    static List<String> arguments(Path folder, CrashPlan plan, int segmentBytes) {
        return List.of(
                folder.toString(),
                Long.toString(plan.seed()),
                Integer.toString(plan.instants()),
                Integer.toString(plan.every()),
                Integer.toString(segmentBytes));
    }

    /// The venue as the engine in this process reaches it; its process is started when it is not
    /// there.
    static RemoteVenue reach(Path folder, CrashPlan plan, int segmentBytes, Clock clock) {
        return new RemoteVenue(
                net(folder),
                NAME,
                new Starter(log(folder), arguments(folder, plan, segmentBytes)),
                new VenueRecords(plan.plan().history().instruments()),
                namespace(folder),
                LineLimits.DEFAULT,
                clock,
                LineWatch.NONE);
    }

    /// One that another engine started, and that has not come up yet, has the lock of the journal
    /// or finds it taken, and ends then.
    private static final class Starter implements VenueStarter {
        private final Path log;
        private final List<String> arguments;
        private @Nullable Process process;

        Starter(Path log, List<String> arguments) {
            this.log = log;
            this.arguments = arguments;
        }

        @Override
        public void start() {
            if (process == null || !process.isAlive()) {
                process = VictimLauncher.startBeside(CrashVenue.class, log, arguments);
            }
        }
    }
}
