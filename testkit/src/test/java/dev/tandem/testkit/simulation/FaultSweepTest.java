package dev.tandem.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.testkit.simulation.Life.Fault;
import dev.tandem.testkit.simulation.Sometimes.Event;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// One short session with one fault, at places all over it, one after the other; with
/// `-Dtandem.simulation.stride=1` at every place where it can strike.
class FaultSweepTest {
    private static final Scenario SHORT =
            Scenario.parse("seed=7 instants=9 instruments=2 features=901ff lives=");
    private static final Scenario APART =
            SHORT.withFeatures(SHORT.features() | Feature.APART.bit());
    private static final int STRIDE = Integer.getInteger("tandem.simulation.stride", 13);
    private static final int MOST = 3000;
    private static final Predicate<SimRun.Outcome> DIES = outcome -> outcome.deaths() > 0;

    @Test
    void F001_killedBeforeEveryAppend() {
        assertThat(sweep(at -> kill(Fault.APPEND_BEFORE, at), DIES)).isGreaterThan(100);
    }

    @Test
    void F001_killedAfterEveryAppend() {
        assertThat(sweep(at -> kill(Fault.APPEND_AFTER, at), DIES)).isGreaterThan(100);
    }

    @Test
    void F001_killedAtEveryCallOfTheDisk() {
        assertThat(sweep(at -> kill(Fault.CALL_AFTER, at), DIES)).isGreaterThan(50);
    }

    @Test
    void F002_killedAgainWhileItComesBack() {
        assertThat(
                        sweep(
                                at ->
                                        List.of(
                                                life(Fault.APPEND_AFTER, 90, 0),
                                                life(Fault.CALL_AFTER, at, 0),
                                                life(Fault.CALL_BEFORE, at, at),
                                                life(Fault.APPEND_BEFORE, 1 + at % 5, 0)),
                                outcome -> outcome.deaths() > 2))
                .isGreaterThan(10);
    }

    @Test
    void F003_thePowerFailsAtEveryCallOfTheDisk() {
        assertThat(sweep(at -> List.of(life(Fault.CALL_AFTER, at, at)), DIES)).isGreaterThan(50);
    }

    @Test
    void F003_thePowerFailsAtEveryAppend() {
        assertThat(sweep(at -> List.of(life(Fault.APPEND_AFTER, at, at)), DIES)).isGreaterThan(100);
    }

    @Test
    void F007_theNewestSnapshotIsDamagedAtEveryRestart() {
        assertThat(sweep(at -> List.of(new Life(Fault.APPEND_AFTER, at, 0, true, 0, 0)), DIES))
                .isGreaterThan(100);
    }

    @Test
    void F008_everyForceFailsOnce() {
        assertThat(
                        sweep(
                                at -> List.of(life(Fault.FORCE_FAILS, at, at % 2 == 0 ? at : 0)),
                                outcome -> outcome.sometimes().of(Event.FORCE_FAILED) > 0))
                .isGreaterThan(20);
    }

    @Test
    void F009_aSlowDiskDelaysAndChangesNothing() {
        for (var tenths = 2; tenths <= 300; tenths += 60) {
            var slow = new Life(Fault.CALL_AFTER, 60, 0, false, 0, tenths * 100_000_000L);
            assertThat(SimRun.of(SHORT.withLives(List.of(slow))).violations()).isEmpty();
        }
    }

    @Test
    void F010_theDiskIsFullAtEveryCall() {
        assertThat(
                        sweep(
                                at -> List.of(life(Fault.FULL, at, 0)),
                                outcome -> outcome.sometimes().of(Event.DISK_FULL) > 0))
                .isGreaterThan(50);
    }

    @Test
    void F014_theWallClockJumps() {
        for (var hours = -48; hours <= 48; hours += 6) {
            var jump = new Life(Fault.APPEND_AFTER, 120, 0, false, hours * 3_600_000_000_000L, 0);
            assertThat(SimRun.of(SHORT.withLives(List.of(jump))).violations()).isEmpty();
        }
    }

    @Test
    void F017_stoppedAfterEveryStep() {
        assertThat(
                        sweep(
                                at -> List.of(life(Fault.STOP, at, 0)),
                                outcome -> outcome.sometimes().of(Event.STOPPED) > 0))
                .isGreaterThan(5);
    }

    @Test
    void F018_everyCallOfTheDiskThrows() {
        assertThat(
                        sweep(
                                at -> List.of(life(Fault.ERROR, at, 0)),
                                outcome -> outcome.sometimes().of(Event.DISK_ERROR) > 0))
                .isGreaterThan(50);
    }

    @Test
    void F067_theConnectionIsCutAtEveryMessage() {
        assertThat(
                        sweep(
                                APART,
                                at -> List.of(life(Fault.CUT, at, 0)),
                                outcome -> outcome.sometimes().of(Event.CONNECTION_CUT) > 1))
                .isGreaterThan(300);
    }

    @Test
    void F067_engineOrVenueIsKilledAtEveryAppend() {
        assertThat(sweep(APART, at -> kill(Fault.APPEND_AFTER, at), FaultSweepTest::someDied))
                .isGreaterThan(100);
    }

    @Test
    void F067_engineOrVenueIsKilledAtEveryCallOfTheDisk() {
        assertThat(sweep(APART, at -> kill(Fault.CALL_AFTER, at), FaultSweepTest::someDied))
                .isGreaterThan(50);
    }

    private static boolean someDied(SimRun.Outcome outcome) {
        return Stream.of(Event.ENGINE_DIED_ALONE, Event.VENUE_DIED_ALONE, Event.BOTH_DIED)
                .anyMatch(event -> outcome.sometimes().of(event) > 0);
    }

    private static List<Life> kill(Fault fault, long at) {
        return List.of(life(fault, at, 0));
    }

    private static Life life(Fault fault, long at, long powerSeed) {
        return new Life(fault, at, powerSeed, false, 0, 0);
    }

    /// @return the last place at which the fault struck, or one a little behind it
    private static int sweep(LongFunction<List<Life>> lives, Predicate<SimRun.Outcome> strikes) {
        return sweep(SHORT, lives, strikes);
    }

    private static int sweep(
            Scenario session, LongFunction<List<Life>> lives, Predicate<SimRun.Outcome> strikes) {
        for (var at = 1; at < MOST; at += STRIDE) {
            var outcome = SimRun.of(session.withLives(lives.apply(at)));
            assertThat(outcome.violations()).as(outcome.scenario().line()).isEmpty();
            if (!strikes.test(outcome)) {
                return at - 1;
            }
        }
        return MOST;
    }
}
