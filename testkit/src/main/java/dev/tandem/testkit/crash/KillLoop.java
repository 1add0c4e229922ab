package dev.tandem.testkit.crash;

import dev.tandem.runtime.port.Rng;
import dev.tandem.runtime.port.SeededRng;
import dev.tandem.testkit.crash.Marker.Phase;
import dev.tandem.testkit.crash.Marker.Slot;
import dev.tandem.testkit.crash.Tally.Count;
import java.nio.file.Path;

/// Sessions whose processes are killed again and again, half of them at a random time, half when
/// the marker says that a request has no report yet; and some while they come back.
final class KillLoop {
    private static final int INSTANTS = 150;
    private static final int MOST_LIVES = 400;
    private static final int DEEPEST = 5;
    private static final long LIFE_NANOS = 150_000_000;

    private final VictimLauncher launcher;
    private final Path folder;
    private final Tally tally;
    private final long kills;
    private final long nested;
    private final boolean isApart;
    private volatile long recoveryNanos = 60_000_000;

    /// @param isApart whether venues have processes of their own, which are killed as well
    KillLoop(
            VictimLauncher launcher,
            Path folder,
            Tally tally,
            long kills,
            long nested,
            boolean isApart) {
        this.isApart = isApart;
        this.launcher = launcher;
        this.folder = folder;
        this.tally = tally;
        this.kills = kills;
        this.nested = nested;
    }

    private boolean isEnough() {
        return tally.of(Count.KILLS_BY_TIME) + tally.of(Count.KILLS_AIMED) >= kills
                && tally.of(Count.KILLS_NESTED) >= nested;
    }

    /// Plays sessions until there were enough kills.
    ///
    /// @param first seed of the first session
    /// @param step from one seed to the next
    void run(long first, long step) {
        for (var seed = first; !isEnough() && tally.isSound(); seed += step) {
            session(seed);
        }
    }

    private void session(long seed) {
        var rng = new SeededRng(seed).forPurpose("kills");
        var manner = isApart ? Manner.APART : seed / 2 % 4 == 0 ? Manner.STEPS : Manner.THREADS;
        try (var lane =
                new Lane(
                        launcher,
                        folder.resolve("session-" + seed),
                        CrashPlan.busy(seed, INSTANTS),
                        manner,
                        tally,
                        "kills")) {
            var isOver = false;
            for (var life = 1; !isOver && life < MOST_LIVES && !isEnough(); life++) {
                isOver = life(lane, rng, rng.nextInt(2) == 0);
                if (!isOver && tally.of(Count.KILLS_NESTED) < nested && draws(rng)) {
                    isOver = comeBackKilled(lane, rng);
                }
            }
            if (isOver || lane.playOn()) {
                lane.end().check();
            }
        }
    }

    /// Rows of kills are three long on average, and spread over all other kills.
    private boolean draws(Rng rng) {
        return rng.nextDouble() * kills * 2 < nested;
    }

    /// One process and its kill.
    ///
    /// @return whether it was quicker and played to the end
    private boolean life(Lane lane, Rng rng, boolean isAimed) {
        var victim = lane.start();
        var marker = victim.marker();
        while (isApart && rng.nextInt(2) == 0 && !isEnough()) {
            await(victim, rng, isAimed);
            killVenue(lane, victim);
        }
        await(victim, rng, isAimed);
        var both = isApart && rng.nextInt(2) == 0;
        var isVenueFirst = both && rng.nextInt(2) == 0 && killedVenue(lane);
        victim.kill();
        if (endedAlone(lane, victim)) {
            return true;
        }
        var isVenueDead = both && !isVenueFirst && killedVenue(lane);
        var phase = marker.phase();
        if (phase == Phase.BOOT) {
            tally.add(Count.KILLS_TOO_EARLY);
        } else {
            tally.add(Count.KILLS);
            tally.add(isAimed ? Count.KILLS_AIMED : Count.KILLS_BY_TIME);
            if (isApart) {
                tally.add(
                        isVenueFirst || isVenueDead ? Count.KILLS_OF_BOTH : Count.KILLS_OF_ENGINE);
            }
        }
        after(lane, rng, victim, isVenueDead || !isApart);
        return false;
    }

    private void await(Victim victim, Rng rng, boolean isAimed) {
        if (isAimed) {
            aim(victim, rng);
        } else {
            victim.awaitPhase(Phase.OPENING);
            victim.awaitNanos((long) (rng.nextDouble() * (recoveryNanos + LIFE_NANOS)));
        }
    }

    /// Kills the venue alone, and waits until its engine has another one.
    private void killVenue(Lane lane, Victim victim) {
        if (killedVenue(lane)) {
            tally.add(Count.KILLS_OF_VENUE);
            var venue = lane.venue();
            victim.awaitThat(() ->
                    venue != null && (venue.isAlive() || victim.marker().phase() == Phase.OVER));
        }
    }

    private static boolean killedVenue(Lane lane) {
        var venue = lane.venue();
        return venue != null && venue.kill();
    }

    private void aim(Victim victim, Rng rng) {
        var marker = victim.marker();
        victim.awaitPhase(Phase.OPENING);
        var began = System.nanoTime();
        victim.awaitPhase(Phase.PLAYING);
        recoveryNanos = (7 * recoveryNanos + System.nanoTime() - began) / 8;
        var intents = marker.get(Slot.INTENTS) + rng.nextInt(30);
        var way = 1 + rng.nextInt(3);
        victim.awaitThat(() ->
                marker.phase() == Phase.OVER
                        || (marker.get(Slot.INTENTS) > intents && marker.get(Slot.WAY) == way));
    }

    /// Up to five kills in a row while processes come back.
    private boolean comeBackKilled(Lane lane, Rng rng) {
        var most = 1 + rng.nextInt(DEEPEST);
        for (var depth = 1; depth <= most; depth++) {
            var victim = lane.start();
            victim.awaitPhase(Phase.OPENING);
            victim.awaitNanos((long) (rng.nextDouble() * recoveryNanos));
            victim.kill();
            if (endedAlone(lane, victim)) {
                return true;
            }
            var phase = victim.marker().phase();
            if (phase.isRecovery()) {
                tally.add(Count.KILLS);
                tally.add(Count.KILLS_NESTED);
                tally.most(Count.DEEPEST, depth);
            } else {
                tally.add(phase == Phase.BOOT ? Count.KILLS_TOO_EARLY : Count.KILLS);
                if (phase != Phase.BOOT) {
                    tally.add(Count.KILLS_BY_TIME);
                }
                depth = most;
            }
            after(lane, rng, victim, !isApart);
        }
        return false;
    }

    private static boolean endedAlone(Lane lane, Victim victim) {
        var code = victim.await();
        if (code == Victim.KILLED) {
            return false;
        }
        if (lane.venue() != null) {
            lane.venue().awaitEnd();
        }
        lane.inspect(victim);
        if (code != 0) {
            lane.unexpected(code, victim);
        }
        return true;
    }

    /// @param isVenueDead whether nobody can be writing the journal of the venue
    private void after(Lane lane, Rng rng, Victim victim, boolean isVenueDead) {
        lane.inspect(victim);
        if (victim.marker().phase() != Phase.BOOT) {
            lane.dead().countWhere(lane.plan());
        }
        var torn = rng.nextInt(4) == 0 ? 1 + rng.nextInt(90) : 0;
        var tornEngine = rng.nextInt(2) == 0 ? torn : 0;
        if (isVenueDead) {
            lane.dead().tear(tornEngine, torn);
        } else {
            lane.dead().tearEngine(tornEngine);
        }
    }
}
