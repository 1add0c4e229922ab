package dev.tandem.testkit.crash;

import dev.tandem.runtime.port.Rng;
import dev.tandem.runtime.port.SeededRng;
import dev.tandem.runtime.record.RecordType;
import dev.tandem.testkit.crash.Marker.Phase;
import dev.tandem.testkit.crash.Tally.Count;
import java.nio.file.Path;

/// Processes that are stopped for a while, and processes that are asked to end.
final class Signals {
    private static final int INSTANTS = 100;
    static final int SIGNALS = 10; // in a session
    private static final int ENDED_BEFORE_MAIN = 143;
    private static final double MOST_NANOS = 150e6;

    private final VictimLauncher launcher;
    private final Path folder;
    private final Tally tally;

    Signals(VictimLauncher launcher, Path folder, Tally tally) {
        this.launcher = launcher;
        this.folder = folder;
        this.tally = tally;
    }

    private Lane lane(String what, int number) {
        return new Lane(
                launcher,
                folder.resolve(what + "-" + number),
                new CrashPlan(500 + number, INSTANTS, 4),
                Manner.THREADS,
                tally,
                what);
    }

    /// One session that pauses again and again: SIGSTOP, a while, SIGCONT.
    void pause(int number) {
        var rng = new SeededRng(number).forPurpose("pauses");
        try (var lane = lane("pauses", number)) {
            var victim = lane.start();
            victim.awaitPhase(Phase.OPENING);
            for (var i = 0; i < SIGNALS; i++) {
                victim.awaitNanos(some(rng));
                if (victim.marker().phase() == Phase.OVER) {
                    break;
                }
                victim.signal("STOP");
                var until = System.nanoTime() + 3 * some(rng);
                victim.awaitThat(() -> System.nanoTime() >= until);
                victim.signal("CONT");
                tally.add(Count.PAUSES);
            }
            var code = victim.await();
            lane.inspect(victim);
            if (code != 0) {
                lane.unexpected(code, victim);
            }
            lane.end().check();
        }
    }

    /// One session whose processes are asked to end, one after the other.
    void terminate(int number) {
        var rng = new SeededRng(number).forPurpose("terminations");
        try (var lane = lane("terminations", number)) {
            var isOver = false;
            for (var i = 0; i < SIGNALS && !isOver; i++) {
                isOver = endProperly(lane, rng);
            }
            if (isOver || lane.playOn()) {
                lane.end().check();
            }
        }
    }

    private boolean endProperly(Lane lane, Rng rng) {
        var victim = lane.start();
        victim.awaitPhase(Phase.OPENED);
        victim.awaitNanos(some(rng));
        victim.terminate();
        var code = victim.await();
        lane.inspect(victim);
        var phase = victim.marker().phase();
        if (code == ENDED_BEFORE_MAIN) {
            return false;
        }
        if (code != 0) {
            lane.unexpected(code, victim);
        }
        tally.add(Count.TERMINATIONS);
        if (phase == Phase.PLAYING && lane.dead().lastType() != RecordType.CLEAN_STOP.code()) {
            lane.dead().violated(Count.OTHER, "no clean stop stands at the end of the journal");
        }
        return phase == Phase.OVER;
    }

    private static long some(Rng rng) {
        return (long) (rng.nextDouble() * MOST_NANOS);
    }
}
