package dev.tandem.testkit.crash;

import dev.tandem.testkit.crash.Marker.Slot;
import dev.tandem.testkit.crash.Tally.Count;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A disk that takes seconds for one force of the engine's journal while a halt is asked for: the
/// gate closes, cancels leave, nothing that increases risk does.
final class Stalls {
    private static final int STALLS = 8;
    private static final long SHORT_NANOS = 3_000_000_000L;
    private static final long LONG_NANOS = 30_000_000_000L;
    private static final long STALLED_NANOS = 500_000_000;
    private static final long MOST_MILLIS = 50;

    private final VictimLauncher launcher;
    private final Path folder;
    private final Tally tally;

    Stalls(VictimLauncher launcher, Path folder, Tally tally) {
        this.launcher = launcher;
        this.folder = folder;
        this.tally = tally;
    }

    void run() {
        for (var i = 0; i < STALLS; i++) {
            stall(i, SHORT_NANOS);
        }
        stall(STALLS, LONG_NANOS);
    }

    private void stall(int number, long nanos) {
        try (var lane =
                new Lane(
                        launcher,
                        folder.resolve("stall-" + number).toAbsolutePath(),
                        CrashPlan.busy(700 + number, 60),
                        Manner.THREADS.withSegmentBytes(1 << 20),
                        tally,
                        "stall")) {
            var around =
                    Trace.injectAt(
                            lane.folder().resolve("journal/segment-0000000001.journal"),
                            "fdatasync",
                            "delay_enter=" + nanos / 1000,
                            Integer.toString(40 + 7 * number));
            var victim = lane.start(around);
            if (halt(lane, victim)) {
                check(lane, victim, nanos);
            }
            var code = victim.await();
            lane.inspect(victim);
            if (code != 0) {
                lane.unexpected(code, victim);
            }
            lane.end().checkHalted();
        }
    }

    private boolean halt(Lane lane, Victim victim) {
        var marker = victim.marker();
        var stalled =
                victim.awaitThat(() ->
                        marker.get(Slot.WAY) == 1
                                && System.nanoTime() - marker.get(Slot.INTENT_AT) > STALLED_NANOS);
        if (!stalled) {
            return false;
        }
        try {
            Files.createFile(lane.folder().resolve("halt"));
            marker.set(Slot.ASKED_AT, System.nanoTime());
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot ask for a halt", failure);
        }
        tally.add(Count.STALLS);
        return true;
    }

    private void check(Lane lane, Victim victim, long nanos) {
        var marker = victim.marker();
        var end = marker.get(Slot.INTENT_AT) + nanos;
        victim.awaitThat(() ->
                (marker.get(Slot.HALTED_AT) != 0 && marker.get(Slot.CANCELLED_AT) != 0)
                        || System.nanoTime() > end);
        judgeTimes(lane, marker, end);
        victim.await();
        if (marker.get(Slot.AFTER_HALT) > 0) {
            lane.dead()
                    .violated(
                            Count.OTHER,
                            marker.get(Slot.AFTER_HALT) + " orders left after the halt");
        }
    }

    /// A halt that was asked for when the stall was nearly over, on a busy machine, says nothing of
    /// times; it is counted, so that a run without a judgement is seen.
    private void judgeTimes(Lane lane, Marker marker, long end) {
        var asked = marker.get(Slot.ASKED_AT);
        if (end - asked < STALLED_NANOS) {
            tally.add(Count.HALTS_UNJUDGED);
            return;
        }
        var haltMillis = Math.max(0, (marker.get(Slot.HALTED_AT) - asked) / 1_000_000);
        tally.most(Count.HALT_MILLIS, haltMillis);
        if (haltMillis > MOST_MILLIS) {
            tally.add(Count.HALTS_LATE);
        }
        if (marker.get(Slot.HALTED_AT) == 0 || marker.get(Slot.HALTED_AT) > end) {
            lane.dead().violated(Count.OTHER, "the gate waited for the disk");
        }
        if (marker.get(Slot.CANCELLED_AT) != 0 && marker.get(Slot.CANCELLED_AT) < end) {
            tally.add(Count.STALLED_CANCELS);
            tally.most(Count.CANCEL_MILLIS, (marker.get(Slot.CANCELLED_AT) - asked) / 1_000_000);
        }
    }
}
