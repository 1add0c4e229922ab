package dev.tandem.testkit.crash;

import dev.tandem.api.event.RunListener;
import dev.tandem.runtime.journal.JournalFailed;
import dev.tandem.runtime.journal.JournalOptions;
import dev.tandem.runtime.live.HaltSwitch;
import dev.tandem.runtime.live.JournaledVenue;
import dev.tandem.runtime.live.PaperSession;
import dev.tandem.runtime.live.SessionJournals;
import dev.tandem.runtime.live.SessionStorage;
import dev.tandem.runtime.live.SnapshotFollower;
import dev.tandem.runtime.live.VenueDoor;
import dev.tandem.runtime.port.Clock;
import dev.tandem.runtime.port.DiskStorage;
import dev.tandem.runtime.port.SystemClock;
import dev.tandem.runtime.port.SystemThreads;
import dev.tandem.runtime.record.VenueRecords;
import dev.tandem.testkit.crash.Marker.Phase;
import dev.tandem.testkit.crash.Marker.Slot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The process that is killed: plays a paper session on real files to the end of its feed, or goes
/// on where the last one ended. Exit code 0 at the end of the feed or after SIGTERM, 3 when a
/// journal fails; nothing here ends the process to play a crash.
public final class CrashVictim {
    static final int JOURNAL_FAILED = 3;

    private static final long SNAPSHOT_EVERY = 400; // records

    private final Path folder;
    private final CrashPlan plan;
    private final boolean bySteps;
    private final int segmentBytes;
    private final long paceNanos;
    private final boolean isApart;
    private final Marker marker;
    private final Clock clock = new SystemClock();
    private final HaltSwitch halt = new HaltSwitch();
    private volatile boolean isStopRequested;

    private CrashVictim(String[] args) {
        folder = Path.of(args[0]);
        plan =
                new CrashPlan(
                        Long.parseLong(args[1]),
                        Integer.parseInt(args[2]),
                        Integer.parseInt(args[6]));
        bySteps = args[3].equals("steps");
        segmentBytes = Integer.parseInt(args[4]);
        paceNanos = Long.parseLong(args[5]) * 1_000_000;
        isApart = args[7].equals("apart");
        marker = Marker.open(folder.resolve("marker"));
    }

    /// @param args folder, seed, instants, `steps` or `threads`, bytes of a segment, milliseconds
    ///   from one instant to the next, bars from one decision to the next, `apart` for a venue in a
    ///   process of its own or `here`
    public static void main(String[] args) {
        var victim = new CrashVictim(args);
        victim.marker.phase(Phase.OPENING);
        var ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> victim.stop(ended)));
        var code = victim.run();
        ended.countDown();
        Runtime.getRuntime().halt(code);
    }

    private void stop(CountDownLatch ended) {
        isStopRequested = true;
        try {
            ended.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private int run() {
        var storage = SessionStorage.of(name -> new DiskStorage(folder.resolve(name)));
        var options = JournalOptions.SMALL.withSegmentBytes(segmentBytes);
        var threads = bySteps ? null : new SystemThreads();
        try (var journals =
                isApart
                        ? SessionJournals.openEngine(storage, clock, options, threads)
                        : SessionJournals.open(storage, clock, options, threads)) {
            marker.phase(Phase.OPENED);
            if (isApart) {
                playApart(journals, storage);
            } else {
                play(journals, storage, here(journals), () -> {});
            }
            return 0;
        } catch (JournalFailed failure) {
            return JOURNAL_FAILED;
        }
    }

    private JournaledVenue here(SessionJournals journals) {
        return new JournaledVenue(
                side(journals, journals.venueSide(), true),
                journals.venueSurvey(),
                new VenueRecords(plan.plan().history().instruments()),
                clock);
    }

    private void playApart(SessionJournals journals, SessionStorage storage) {
        try (var remote = CrashVenue.reach(folder, plan, segmentBytes, clock)) {
            var door = new WatchedVenue(remote, marker, journals::durableSeq);
            play(journals, storage, door, remote::end);
        }
    }

    private void play(
            SessionJournals journals, SessionStorage storage, VenueDoor door, Runnable atEnd) {
        var session =
                new PaperSession(
                        plan.plan(),
                        plan.trader(),
                        new RunListener() {},
                        watched(journals, door),
                        clock,
                        halt);
        marker.phase(Phase.AGAIN);
        watchHalt();
        try (var follower =
                new SnapshotFollower(
                        plan.plan(),
                        plan.trader(),
                        storage,
                        journals::durableSeq,
                        SNAPSHOT_EVERY)) {
            while (!isStopRequested && session.step()) {
                if (!session.isPlayedAgain()) {
                    marker.phase(Phase.PLAYING);
                    pace(session);
                }
                follower.step(1000);
            }
            if (!isStopRequested) {
                session.finish();
                atEnd.run();
                marker.phase(Phase.OVER);
            }
            session.stop();
        }
    }

    private PaperSession.Sides watched(SessionJournals journals, VenueDoor door) {
        var sides = journals.sides(door);
        return new PaperSession.Sides(
                side(journals, sides.engine(), false),
                sides.survey(),
                door,
                sides.snapshots(),
                sides.epoch());
    }

    private PaperSession.Side side(
            SessionJournals journals, PaperSession.Side side, boolean isVenue) {
        return new PaperSession.Side(
                side.past(),
                new WatchedLog(side.log(), marker, isVenue, journals::durableSeq, halt));
    }

    private void pace(PaperSession session) {
        if (paceNanos > 0) {
            clock.park(paceNanos);
            session.takeHalt();
        }
    }

    /// As `tandem paper` does: a file asks for the halt, a thread of its own looks for it.
    private void watchHalt() {
        new SystemThreads()
                .startPlatform(
                        "halt-watch",
                        () -> {
                            var file = folder.resolve("halt");
                            while (!halt.isOn()) {
                                if (Files.exists(file)) {
                                    halt.trip("the crash test asked for it");
                                    marker.set(Slot.HALTED_AT, System.nanoTime());
                                }
                                clock.park(10_000_000);
                            }
                        });
    }
}
