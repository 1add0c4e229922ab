package dev.tandem.testkit.crash;

import dev.tandem.api.event.RunListener;
import dev.tandem.runtime.journal.Durability;
import dev.tandem.runtime.journal.JournalOptions;
import dev.tandem.runtime.live.HaltSwitch;
import dev.tandem.runtime.live.PaperSession;
import dev.tandem.runtime.live.SessionJournals;
import dev.tandem.runtime.live.SessionStorage;
import dev.tandem.runtime.port.Clock;
import dev.tandem.runtime.port.DiskStorage;
import dev.tandem.runtime.port.Rng;
import dev.tandem.runtime.port.SeededRng;
import dev.tandem.runtime.port.SystemClock;
import dev.tandem.runtime.record.VenueRecords;
import dev.tandem.testkit.crash.Tally.Count;
import java.nio.file.Path;

/// Sessions during which the wall clock is set forward and back by up to a day, also between two
/// processes: they decide what they would have decided, and arrivals never run backwards.
final class ClockJumps {
    private static final int INSTANTS = 150;
    private static final int JUMP_EVERY = 3; // instants
    private static final long DAY_SECONDS = 86_400;

    private final Path folder;
    private final Tally tally;

    ClockJumps(Path folder, Tally tally) {
        this.folder = folder;
        this.tally = tally;
    }

    /// A clock whose wall time jumps and whose monotonic time does not.
    private static final class JumpingClock implements Clock {
        private final Clock clock = new SystemClock();
        private long offsetNanos;

        @Override
        public long wallNanos() {
            return clock.wallNanos() + offsetNanos;
        }

        @Override
        public long monotonicNanos() {
            return clock.monotonicNanos();
        }

        @Override
        public void park(long nanos) {
            clock.park(nanos);
        }

        @Override
        public void unpark(Thread thread) {
            clock.unpark(thread);
        }

        /// From one second to one day, in either direction.
        void jump(Rng rng) {
            var seconds = (long) Math.pow(DAY_SECONDS, rng.nextDouble());
            offsetNanos += (rng.nextInt(2) == 0 ? 1 : -1) * seconds * 1_000_000_000L;
        }
    }

    /// Plays sessions one after the other.
    void run(int sessions) {
        for (var number = 0; number < sessions; number++) {
            var plan = CrashPlan.busy(900 + number, INSTANTS);
            var at = folder.resolve("jumps-" + number);
            play(at, plan, new SeededRng(number).forPurpose("jumps"));
            var dead = new DeadSession(at, "clock jumps, seed " + plan.seed(), tally);
            dead.read(true);
            new SessionEnd(at, plan, tally, dead).check();
            Lane.remove(at);
        }
    }

    /// Plays one session in a folder to its end.
    static void play(Path at, CrashPlan plan, Tally tally) {
        new ClockJumps(at, tally).play(at, plan, new SeededRng(1));
    }

    private void play(Path at, CrashPlan plan, Rng rng) {
        var storage = SessionStorage.of(name -> new DiskStorage(at.resolve(name)));
        var options =
                JournalOptions.SMALL.withSegmentBytes(1 << 20).withDurability(Durability.NONE);
        var clock = new JumpingClock();
        var isOver = false;
        for (var start = 1; !isOver; start++) {
            try (var journals = SessionJournals.open(storage, clock, options, null)) {
                var session =
                        new PaperSession(
                                plan.plan(),
                                plan.trader(),
                                new RunListener() {},
                                journals.sides(
                                        new VenueRecords(plan.plan().history().instruments()),
                                        clock),
                                clock,
                                new HaltSwitch());
                isOver = play(session, clock, rng, start * INSTANTS / 3);
            }
        }
    }

    /// @param last instant of this process
    /// @return whether the feed is over
    private boolean play(PaperSession session, JumpingClock clock, Rng rng, int last) {
        for (var instant = 0; instant < last; instant++) {
            if (instant % JUMP_EVERY == 0) {
                clock.jump(rng);
                tally.add(Count.CLOCK_JUMPS);
            }
            if (!session.step()) {
                session.finish();
                session.stop();
                return true;
            }
        }
        session.stop();
        return false;
    }
}
