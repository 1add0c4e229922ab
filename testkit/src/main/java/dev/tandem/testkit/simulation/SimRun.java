package dev.tandem.testkit.simulation;

import dev.tandem.api.problem.TandemException;
import dev.tandem.runtime.BacktestPlan;
import dev.tandem.runtime.BacktestResult;
import dev.tandem.runtime.journal.Snapshot;
import dev.tandem.runtime.live.JournaledVenue;
import dev.tandem.runtime.live.LineLimits;
import dev.tandem.runtime.live.PaperSession;
import dev.tandem.runtime.live.SessionJournals;
import dev.tandem.runtime.live.SessionStorage;
import dev.tandem.runtime.live.SnapshotFollower;
import dev.tandem.runtime.live.VenueDoor;
import dev.tandem.runtime.live.VenueUnreachableException;
import dev.tandem.runtime.port.StorageException;
import dev.tandem.runtime.record.VenueRecords;
import dev.tandem.testkit.sim.SimRng;
import dev.tandem.testkit.simulation.Sometimes.Event;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One session from its first process to its end, with all that goes wrong on the way, and the
/// checks of what must be true.
///
/// Everything is drawn from the seed: two runs of a scenario are the same to the byte.
final class SimRun {
    private static final int MOST_STEPS = 100_000;
    private static final int RESET_AFTER = 12; // steps

    private final Scenario scenario;
    private final BacktestPlan plan;
    private final World world;
    private final Sometimes sometimes = new Sometimes();
    private final SimRng rng;
    private final VenueHost host;
    private long steps;
    private long deaths;
    private boolean onItsWay; // a late bar, after the last step
    private long powerLosses;
    private boolean hadOutage; // in this life, or will have
    private @Nullable BacktestResult result;
    private Witness witness = new Witness();

    private SimRun(Scenario scenario) {
        this.scenario = scenario;
        plan = DrawnPlan.of(scenario);
        world = new World(scenario, sometimes);
        rng = new SimRng(scenario.seed()).forPurpose("run");
        host = new VenueHost(scenario, plan, world);
    }

    /// What came of it.
    ///
    /// @param violations empty if all is well
    /// @param sometimes situations that it met
    /// @param steps of all processes
    /// @param history check value of all that is on the disks at the end
    record Outcome(
            Scenario scenario,
            List<Violation> violations,
            Sometimes sometimes,
            long steps,
            long deaths,
            long powerLosses,
            long history) {
        boolean fails() {
            return !violations.isEmpty();
        }
    }

    static Outcome of(Scenario scenario) {
        return new SimRun(scenario).run();
    }

    /// As [#of], and leaves behind what was on the disks.
    static Outcome keeping(Scenario scenario, Path folder) {
        var run = new SimRun(scenario);
        var outcome = run.run();
        HistoryFile.write(run.world, folder);
        return outcome;
    }

    private Outcome run() {
        try {
            for (var life : scenario.lives()) {
                if (result == null || scenario.has(Feature.AGAIN)) {
                    live(life);
                }
                if (!world.violations.isEmpty()) {
                    break;
                }
            }
            if (world.violations.isEmpty() && (result == null || scenario.has(Feature.AGAIN))) {
                live(Life.QUIET);
            }
            host.idle();
            var end = result;
            if (world.violations.isEmpty() && end == null) {
                world.violated("I-27", "the session does not come to its end");
            } else if (world.violations.isEmpty() && end != null) {
                new EndChecks(scenario, plan, world, witness, end).run();
            }
        } catch (RuntimeException | Error problem) {
            world.violated(
                    Problems.invariant(problem), "the run broke off: " + Problems.text(problem));
        }
        return new Outcome(
                scenario,
                List.copyOf(world.violations),
                sometimes,
                steps,
                deaths,
                powerLosses,
                world.checkValue());
    }

    private void live(Life life) {
        recordRestart();
        world.begin(life);
        host.begin(life);
        try {
            process();
        } catch (RuntimeException | Error end) {
            if (!world.isDead() && !isDiskEnd(end) && !isOutage(end)) {
                world.violated(
                        Problems.invariant(end), "the process ended by " + Problems.text(end));
            }
        }
        if (world.isDead()) {
            countDeath();
        }
        powerLosses += life.losesPower() ? 1 : 0;
        host.endLife();
        world.end();
    }

    /// The net was down for longer than a session waits, or the venue's disk was broken or slow.
    private boolean isOutage(Throwable end) {
        var isOne =
                (hadOutage
                                || world.isBroken()
                                || world.life().forceNanos() > LineLimits.DEFAULT.answerNanos() / 2)
                        && Problems.isOf(VenueUnreachableException.class, end);
        if (isOne) {
            sometimes.count(Event.UNREACHABLE);
        }
        return isOne;
    }

    /// The disk failed and the session stopped, as it should.
    private boolean isDiskEnd(Throwable end) {
        return world.isBroken() && Problems.isOf(StorageException.class, end);
    }

    /// Before the process starts: what survived.
    private void recordRestart() {
        if (world.isApart() && !world.isVenueDead()) {
            new Survivors(world).checkEngine(world.life().losesPower());
        } else {
            new Survivors(world).check();
        }
    }

    private void process() {
        var storage =
                new SessionStorage(
                        world.storage(World.Part.ENGINE),
                        world.storage(World.Part.VENUE),
                        world.storage(World.Part.SNAPSHOTS));
        world.opening(true);
        var options = DrawnPlan.journals(scenario);
        var journals =
                world.isApart()
                        ? SessionJournals.openEngine(storage, world.clock, options, null)
                        : SessionJournals.open(storage, world.clock, options, null);
        world.opening(false);
        if (journals.tailCutBytes() > 0) {
            sometimes.count(Event.TAIL_CUT);
        }
        if (world.isApart()) {
            try (var door = host.door()) {
                play(storage, journals, door, door::end);
            }
        } else {
            var side = new WatchedSide(world, false, journals.venueSide()).toSide();
            var records = new VenueRecords(plan.history().instruments());
            var door = new JournaledVenue(side, journals.venueSurvey(), records, world.clock);
            play(storage, journals, door, () -> {});
        }
    }

    private void play(
            SessionStorage storage, SessionJournals journals, VenueDoor door, Runnable atEnd) {
        witness = new Witness();
        var sides = journals.sides(door);
        var session =
                new PaperSession(
                        plan,
                        new DrawnTrader(scenario, witness),
                        witness,
                        new PaperSession.Sides(
                                new WatchedSide(world, true, sides.engine()).toSide(),
                                sides.survey(),
                                door,
                                through -> {
                                    var found = sides.snapshots().find(through);
                                    found.ifPresent(_ -> sometimes.count(Event.SNAPSHOT_USED));
                                    return found;
                                },
                                sides.epoch()),
                        world.clock,
                        world.halt(),
                        DrawnPlan.arrivals(scenario, sides.epoch()));
        try (var follower = new Follower(scenario, plan, world, storage, journals)) {
            if (onItsWay) {
                sometimes.count(Event.LATE_OVER_RESTART);
            }
            if (play(session, journals, follower, storage)) {
                if (session.lateBars() > 0) {
                    sometimes.count(Event.LATE_BAR);
                }
                var end = session.finish();
                atEnd.run();
                journals.close();
                finish(end);
            }
        }
    }

    /// @return whether the feed is over
    private boolean play(
            PaperSession session,
            SessionJournals journals,
            Follower follower,
            SessionStorage storage) {
        for (var step = 1; ; step++) {
            if (steps > MOST_STEPS) {
                world.violated("I-27", "no end after " + steps + " steps");
                return false;
            }
            world.at(++steps);
            if (steps == scenario.haltAtStep()) {
                world.trip();
            }
            if (world.life().fault() == Life.Fault.STOP && step == world.life().at()) {
                sometimes.count(Event.STOPPED);
                journals.force();
                follower.saveLast().ifPresent(session::noteSnapshot);
                session.stop();
                journals.close();
                return false;
            }
            if (isResetDue()) {
                session.reset("operator");
                world.wasReset(session.isHalted());
            }
            pass(step, storage);
            if (!session.step()) {
                return true;
            }
            follower.step();
            onItsWay = session.hasLateBars();
        }
    }

    private boolean isResetDue() {
        return scenario.has(Feature.RESET)
                && world.isHalted()
                && steps > world.haltedAtStep() + RESET_AFTER;
    }

    /// Time goes by, somebody sets the clock, another process tries its luck.
    private void pass(int step, SessionStorage storage) {
        world.clock.advance(rng.nextInt(1_000_000));
        if (world.life().jumpNanos() != 0 && step == 5) {
            world.clock.jump(world.life().jumpNanos());
            if (world.life().jumpNanos() < 0) {
                sometimes.count(Event.CLOCK_BACK);
            }
        }
        if (scenario.has(Feature.TWINS) && step == 3) {
            refuseTwin(storage);
        }
        hadOutage = scenario.has(Feature.OUTAGE) && !world.life().equals(Life.QUIET);
        if (hadOutage && world.isApart() && step == 8) {
            host.breakNet();
        }
    }

    private void refuseTwin(SessionStorage storage) {
        try {
            SessionJournals.open(storage, world.clock, DrawnPlan.journals(scenario), null).close();
            world.violated("I-28", "a second process has the journals as well");
        } catch (TandemException refusal) {
            if (refusal.code().equals("TDM-6002")) {
                sometimes.count(Event.TWIN_REFUSED);
            } else {
                world.violated("I-28", "a second process was refused by " + refusal.getMessage());
            }
        }
    }

    /// The end is safe in the journal.
    private void finish(BacktestResult end) {
        if (result != null) {
            sometimes.count(Event.STARTED_AGAIN);
            if (!end.equals(result)) {
                world.violated(
                        "I-19", "started again after its end it says " + end + ", not " + result);
            }
        }
        result = end;
    }

    private void countDeath() {
        deaths++;
        if (world.calls() < 40 && deaths > 1) {
            sometimes.count(Event.NESTED_RECOVERY);
        }
        var engine = world.engineHistory;
        var venue = world.venueHistory;
        var intent = engine.find(engine.lastSeq());
        var request = venue.find(venue.lastSeq());
        if (intent != null && Problems.isRequest(intent)) {
            sometimes.count(Event.DEATH_BETWEEN_INTENT_AND_REQUEST);
        }
        if (request != null && Problems.isRequest(request)) {
            sometimes.count(Event.DEATH_BETWEEN_REQUEST_AND_REPORT);
        }
        if (venue.reports().size() > engine.reports().size()) {
            sometimes.count(Event.DEATH_BETWEEN_REPORT_AND_ENGINE);
        }
    }

    /// Follows the journal and takes snapshots, if the scenario has them; a disk that fails ends
    /// it, and not the session.
    private static final class Follower implements AutoCloseable {
        private final World world;
        private @Nullable SnapshotFollower follower;

        Follower(
                Scenario scenario,
                BacktestPlan plan,
                World world,
                SessionStorage storage,
                SessionJournals journals) {
            this.world = world;
            follower =
                    scenario.has(Feature.SNAPSHOTS)
                            ? new SnapshotFollower(
                                    plan,
                                    new DrawnTrader(scenario, new Witness()),
                                    storage,
                                    journals::durableSeq,
                                    DrawnPlan.snapshotEvery(scenario))
                            : null;
        }

        void step() {
            if (follower == null) {
                return;
            }
            try {
                follower.step(1000);
            } catch (StorageException failure) {
                if (!world.isBroken()) {
                    throw failure;
                }
                world.sometimes.count(Event.SNAPSHOT_FAILED);
                follower = null;
            }
        }

        /// As an orderly stop does.
        Optional<Snapshot> saveLast() {
            if (follower == null) {
                return Optional.empty();
            }
            try {
                return follower.saveLast(() -> false);
            } catch (StorageException failure) {
                if (!world.isBroken()) {
                    throw failure;
                }
                world.sometimes.count(Event.SNAPSHOT_FAILED);
                follower = null;
                return Optional.empty();
            }
        }

        @Override
        public void close() {
            if (follower != null) {
                follower.close();
            }
        }
    }
}
