package dev.tandem.testkit.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.runtime.journal.JournalOptions;
import dev.tandem.runtime.live.SessionJournals;
import dev.tandem.runtime.live.SessionStorage;
import dev.tandem.runtime.port.DiskStorage;
import dev.tandem.runtime.port.SystemClock;
import dev.tandem.testkit.crash.Tally.Count;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashLoopTest {
    private static final CrashPlan PLAN = new CrashPlan(2, 40, 3);

    @TempDir Path folder;

    private final Tally tally = new Tally();

    @Test
    void F001_aSessionWhoseProcessesAreKilledDecidesWhatItsBacktestDecides() {
        var launcher = new VictimLauncher();
        try (var lane = new Lane(launcher, folder, PLAN, Manner.THREADS, tally, "test")) {
            for (var way = 1; way <= 3; way++) {
                killOnTheWay(lane, way);
            }
            assertThat(lane.playOn()).isTrue();
            lane.end().check();
        }

        assertThat(tally.stories()).isEmpty();
        assertThat(tally.of(Count.SESSIONS)).isOne();
        assertThat(tally.of(Count.TAILS_CUT)).isEqualTo(tally.of(Count.TAILS_TORN)).isPositive();
    }

    @Test
    void F067_engineAndVenueAreKilledApartAndTogether() {
        var launcher = new VictimLauncher();
        var plan = new CrashPlan(2, 400, 3);
        try (var lane = new Lane(launcher, folder, plan, Manner.APART, tally, "test")) {
            var venue = Objects.requireNonNull(lane.venue());
            var engine = held(lane, 1, 3);
            engine.kill();
            assertThat(engine.await()).isEqualTo(Victim.KILLED);
            assertThat(venue.isAlive()).as("the venue survives its engine").isTrue();
            lane.inspect(engine);

            var other = held(lane, 1, 3);
            var first = venue.pid();
            assertThat(venue.kill()).isTrue();
            other.marker().hold(2, 12);
            assertThat(other.awaitThat(venue::isAlive)).isTrue();
            assertThat(other.awaitHeld()).isTrue();
            assertThat(venue.pid()).isNotEqualTo(first);
            other.kill();
            assertThat(other.await()).isEqualTo(Victim.KILLED);
            assertThat(venue.kill()).isTrue();
            lane.inspect(other);
            lane.dead().tear(20, 40);

            assertThat(lane.playOn()).isTrue();
            assertThat(venue.isAlive()).as("the session is over").isFalse();
            lane.end().check();
        }

        assertThat(tally.stories()).isEmpty();
        assertThat(tally.of(Count.SESSIONS)).isOne();
    }

    /// A process that holds still when a request is so far.
    private static Victim held(Lane lane, int way, long intents) {
        var victim = lane.startHeld(way, intents);
        assertThat(victim.awaitHeld()).isTrue();
        return victim;
    }

    /// Kills a process when a request is so far, and leaves a torn record in both journals.
    private static void killOnTheWay(Lane lane, int way) {
        var victim = held(lane, way, 1);
        victim.kill();
        assertThat(victim.await()).isEqualTo(Victim.KILLED);
        lane.inspect(victim);
        lane.dead().tear(20 * way, 20 * way);
    }

    @Test
    void F014_aWallClockThatJumpsChangesNoDecision() {
        new ClockJumps(folder, tally).run(1);

        assertThat(tally.stories()).isEmpty();
        assertThat(tally.of(Count.CLOCK_JUMPS)).isPositive();
    }

    @Test
    void aRecordThatIsGoneIsNoticed() throws Exception {
        ClockJumps.play(folder, PLAN, tally);
        var dead = new DeadSession(folder, "test", tally);
        dead.read(true);

        var other = folder.resolve("other");
        ClockJumps.play(other, new CrashPlan(3, 40, 3), tally);
        Files.delete(folder.resolve("venue/segment-0000000001.journal"));
        Files.copy(
                other.resolve("venue/segment-0000000001.journal"),
                folder.resolve("venue/segment-0000000001.journal"));
        dead.read(true);

        assertThat(tally.isSound()).isFalse();
        assertThat(tally.of(Count.LOST)).isPositive();
        assertThat(tally.of(Count.UNSAFE) + tally.of(Count.DOUBLED)).isPositive();
    }

    @Test
    void F004_aTornRecordIsCutExactlyWhereTheLastValidOneEnds() {
        ClockJumps.play(folder, PLAN, tally);
        var dead = new DeadSession(folder, "test", tally);
        dead.read(true);
        dead.tear(30, 0);

        SessionJournals.open(
                        SessionStorage.of(name -> new DiskStorage(folder.resolve(name))),
                        new SystemClock(),
                        JournalOptions.SMALL.withSegmentBytes(1 << 20),
                        null)
                .close();
        dead.read(true);

        assertThat(tally.stories()).isEmpty();
        assertThat(tally.of(Count.TAILS_CUT)).isOne();
    }
}
