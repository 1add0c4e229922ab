package dev.tandem.testkit.simulation;

import dev.tandem.runtime.live.HaltSwitch;
import dev.tandem.runtime.port.StorageException;
import dev.tandem.runtime.record.RecordType;
import dev.tandem.testkit.sim.PowerLoss;
import dev.tandem.testkit.sim.SimClock;
import dev.tandem.testkit.sim.SimFaults;
import dev.tandem.testkit.sim.SimRng;
import dev.tandem.testkit.sim.SimStorage;
import dev.tandem.testkit.simulation.Sometimes.Event;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/// The machine below a simulated session: three folders, a clock, and what goes wrong in the
/// process that runs now.
final class World {
    /// The folders of a session.
    enum Part {
        ENGINE,
        VENUE,
        SNAPSHOTS
    }

    private static final long CAPACITY = 1L << 30;
    private static final int CALLS_AFTER_RENAME = 6;

    final Scenario scenario;
    final SimClock clock = new SimClock(DrawnMarket.START);
    final Sometimes sometimes;
    final List<Violation> violations = new ArrayList<>();
    final SideHistory engineHistory = new SideHistory();
    final SideHistory venueHistory = new SideHistory();
    final FrameWatch engineFrames = new FrameWatch();
    final FrameWatch venueFrames = new FrameWatch();
    final SentRequests sent;
    private final SimRng writer;
    private final SimStorage[] disks = new SimStorage[Part.values().length];
    private final long[] writtenAt = new long[Part.values().length];
    private final int[] writtenBytes = new int[Part.values().length];
    private Life life = Life.QUIET;
    private HaltSwitch halt = new HaltSwitch();
    private long appends;
    private long calls;
    private long renames;
    private long lastRename; // number of the call
    private long moments;
    private long engineForces;
    private long haltedAt; // moment, 0 while nobody did
    private long haltedAtStep;
    private long step;
    private long begunAt; // moment
    private int lives;
    private boolean dead;
    private boolean venueDead = true; // its own process, if it has one
    private boolean venueLostPower;
    private boolean struck; // the fault of this life
    private boolean broken; // the disk said no in this process
    private boolean opening;

    World(Scenario scenario, Sometimes sometimes) {
        this.scenario = scenario;
        writer = new SimRng(scenario.seed()).forPurpose("writer");
        this.sometimes = sometimes;
        sent = new SentRequests(this);
        for (var i = 0; i < disks.length; i++) {
            disks[i] = SimStorage.of(clock, CAPACITY, new SimFaults());
        }
    }

    /// The next process begins.
    void begin(Life next) {
        life = next;
        appends = 0;
        calls = 0;
        renames = 0;
        dead = false;
        struck = false;
        broken = false;
        halt = new HaltSwitch();
        begunAt = moments;
        lives++;
        if (haltedAt > 0 && engineHistory.wasReset()) {
            haltedAt = 0; // it died as it had stored the reset
        }
        if (haltedAt > 0) {
            sometimes.count(Event.RESTART_WHILE_HALTED);
            if (!engineHistory.has(RecordType.HALT)) {
                halt.trip("operator"); // who saw that the halt was not stored, and says it again
            }
        }
        for (var i = 0; i < disks.length; i++) {
            if (!isApart() || i != Part.VENUE.ordinal()) {
                disks[i] = disks[i].afterProcessEnd(faults(i));
            }
        }
    }

    /// Whether the venue has a process of its own.
    boolean isApart() {
        return scenario.has(Feature.APART);
    }

    /// The next process of the venue begins.
    void beginVenue() {
        var part = Part.VENUE.ordinal();
        disks[part] = disks[part].afterProcessEnd(struck ? slow() : faults(part));
        struck |= life.fault() == Life.Fault.FORCE_FAILS && part == life.at() % 2;
        venueDead = false;
        venueLostPower = false;
    }

    /// The process of the venue is over.
    void endVenue() {
        venueDead = true;
    }

    /// Whether the thread that writes the journal of a venue in a process of its own does so at
    /// once, before the answer to what was appended.
    boolean writesNow() {
        return writer.chance(0.15);
    }

    boolean isVenueDead() {
        return venueDead;
    }

    /// Whether the power failed since the last process of the venue.
    boolean venueLostPower() {
        return venueLostPower;
    }

    private SimFaults faults(int part) {
        var faults = slow();
        if (life.fault() == Life.Fault.FORCE_FAILS && part == life.at() % 2) {
            faults.failForceAt(1 + life.at() / 2);
        }
        return faults;
    }

    private SimFaults slow() {
        return new SimFaults().forceDelayNanos(life.forceNanos());
    }

    /// The process is over, and perhaps the machine.
    void end() {
        dead = true;
        if (life.losesPower()) {
            venueLostPower = true;
            var rng = new SimRng(life.powerSeed());
            for (var part : Part.values()) {
                var loss =
                        rng.chance(0.15)
                                ? PowerLoss.TOTAL
                                : new TearingLoss(
                                        rng.forPurpose(part.name()),
                                        writtenAt[part.ordinal()],
                                        writtenBytes[part.ordinal()]);
                disks[part.ordinal()] = disks[part.ordinal()].afterPowerLoss(loss);
            }
        }
        if (life.corruptsSnapshot()) {
            corruptSnapshot();
        }
    }

    private void corruptSnapshot() {
        var disk = disks[Part.SNAPSHOTS.ordinal()];
        disk.files().stream()
                .filter(name -> name.startsWith("snapshot-"))
                .reduce((_, last) -> last)
                .filter(name -> disk.content(name).length > 0)
                .ifPresent(name -> {
                    var bits = disk.content(name).length * 8L;
                    disk.flip(name, Math.floorMod(scenario.seed() * 7919 + life.at(), bits));
                });
    }

    Life life() {
        return life;
    }

    HaltSwitch halt() {
        return halt;
    }

    SimStorage disk(Part part) {
        return disks[part.ordinal()];
    }

    WatchedStorage storage(Part part) {
        return new WatchedStorage(this, part, disks[part.ordinal()]);
    }

    boolean isDead() {
        return dead;
    }

    /// Whether the disk failed in this process, so that it may end by itself.
    boolean isBroken() {
        return broken;
    }

    void opening(boolean now) {
        opening = now;
    }

    long calls() {
        return calls;
    }

    void violated(String invariant, String message) {
        if (violations.size() < 20) {
            violations.add(new Violation(invariant, message));
        }
    }

    void checkAlive(Part part, String what) {
        if ((isApart() && part == Part.VENUE) ? venueDead : dead) {
            throw new Death(what);
        }
    }

    /// Before a call that changes something.
    void beforeCall(Part part, String what, boolean needsRoom) {
        checkAlive(part, what);
        calls++;
        var isNow = calls == life.at();
        switch (life.fault()) {
            case CALL_BEFORE -> {
                if (isNow) {
                    die(part, what);
                }
            }
            case FULL -> {
                if (isNow) {
                    refuse(StorageException.Kind.FULL, what, Event.DISK_FULL);
                }
            }
            case FULL_FROM -> {
                if (needsRoom && calls >= life.at()) {
                    refuse(StorageException.Kind.FULL, what, Event.DISK_FULL);
                }
            }
            case ERROR -> {
                if (isNow) {
                    refuse(StorageException.Kind.FAILED, what, Event.DISK_ERROR);
                }
            }
            case NONE,
                    APPEND_BEFORE,
                    APPEND_AFTER,
                    CALL_AFTER,
                    RENAME_AFTER,
                    FORCE_FAILS,
                    STOP,
                    CUT -> {}
        }
    }

    void afterCall(Part part, String what) {
        if (life.fault() == Life.Fault.CALL_AFTER && calls == life.at()) {
            die(part, what);
        }
        if (what.equals("rename")) {
            renames++;
            lastRename = calls;
        }
        if (life.fault() == Life.Fault.RENAME_AFTER
                && !struck
                && renames > life.at() / CALLS_AFTER_RENAME
                && calls - lastRename >= life.at() % CALLS_AFTER_RENAME) {
            die(part, what);
        }
    }

    void beforeAppend(Part part) {
        checkAlive(part, "append");
        appends++;
        if (life.fault() == Life.Fault.APPEND_BEFORE && appends == life.at()) {
            die(part, "before append");
        }
    }

    void afterAppend(Part part) {
        if (life.fault() == Life.Fault.APPEND_AFTER && appends == life.at()) {
            die(part, "after append");
        }
    }

    /// A venue in a process of its own dies alone, and takes the engine's with it now and then.
    private void die(Part part, String where) {
        struck = true;
        var isOfVenue = isApart() && part == Part.VENUE;
        var both = isApart() && life.at() % 4 == 0;
        venueDead |= isOfVenue || both;
        dead |= !isOfVenue || both;
        if (isApart()) {
            sometimes.count(
                    both
                            ? Event.BOTH_DIED
                            : isOfVenue ? Event.VENUE_DIED_ALONE : Event.ENGINE_DIED_ALONE);
        }
        if (opening) {
            sometimes.count(Event.DEATH_WHILE_OPENING);
        }
        throw new Death(where);
    }

    private void refuse(StorageException.Kind kind, String what, Event event) {
        broken = true;
        sometimes.count(event);
        throw new StorageException(kind, what, "the simulated disk", "as the scenario says");
    }

    /// Something is being written, the last thing perhaps.
    void writing(Part part, long position, int bytes) {
        writtenAt[part.ordinal()] = position;
        writtenBytes[part.ordinal()] = bytes;
    }

    /// A force of a file did not do what it should.
    void forceFailed() {
        broken = true;
        sometimes.count(Event.FORCE_FAILED);
    }

    /// The engine's journal is being forced.
    void forcingEngine() {
        if (++engineForces == scenario.haltAtForce()) {
            sometimes.count(Event.HALT_WHILE_FORCING);
            trip();
        }
    }

    void trip() {
        if (haltedAt == 0) {
            haltedAt = nextMoment();
            haltedAtStep = step;
            halt.trip("operator");
            sometimes.count(Event.HALT);
        }
    }

    /// The session was asked to take the halt back.
    void wasReset(boolean stillHalted) {
        if (!stillHalted && haltedAt > 0) {
            haltedAt = 0;
            sometimes.count(Event.HALT_RESET);
        }
    }

    /// A step of the session begins.
    void at(long number) {
        step = number;
    }

    long haltedAtStep() {
        return haltedAtStep;
    }

    /// Whether something was appended by a process before this one.
    boolean isOfEarlierProcess(SideHistory.Appended record) {
        return record.moment() <= begunAt;
    }

    boolean isRestarted() {
        return lives > 1;
    }

    boolean isHalted() {
        return haltedAt > 0;
    }

    long haltedAt() {
        return haltedAt;
    }

    /// Of all files.
    long checkValue() {
        var crc = new CRC32C();
        for (var disk : disks) {
            for (var name : disk.files()) {
                crc.update(name.getBytes(StandardCharsets.UTF_8));
                crc.update(disk.content(name));
            }
        }
        return crc.getValue();
    }

    long nextMoment() {
        return ++moments;
    }
}
