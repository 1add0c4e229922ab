package dev.tandem.testkit.crash;

import dev.tandem.testkit.crash.Tally.Count;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// As [CallSweep], with a venue in a process of its own: kills the engine before each system call
/// that writes, forces, renames or sends while the venue lives on, and the venue before each of its
/// calls while the engine lives on. The venue's journal has a thread of its own that commits what
/// is there, so a run may have a call less than the trace; then nobody is killed.
final class ApartSweep {
    private static final List<String> CALLS =
            Stream.concat(Trace.CALLS.stream(), Trace.SENDS.stream()).toList();

    private final VictimLauncher launcher;
    private final Path folder;
    private final Tally tally;
    private final int lanes;
    private final PrintStream out;

    ApartSweep(VictimLauncher launcher, Path folder, Tally tally, int lanes, PrintStream out) {
        this.launcher = launcher;
        this.folder = folder;
        this.tally = tally;
        this.lanes = lanes;
        this.out = out;
    }

    /// One call of the trace of one process.
    private record Call(boolean isVenue, String name, int number) {
        @Override
        public String toString() {
            return (isVenue ? "venue " : "engine ") + name + " " + number;
        }
    }

    void run() {
        if (!Trace.isThere()) {
            out.println("strace is missing: nothing is killed at system calls");
            return;
        }
        var calls = new ArrayList<>(calls(false));
        calls.addAll(calls(true));
        var sends = calls.stream().filter(call -> Trace.SENDS.contains(call.name())).count();
        out.println(calls.size() + " system calls in the traces, " + sends + " of them send");
        CallKills.each(calls.size(), lanes, tally, out, index -> killAt(calls.get(index), index));
    }

    /// All calls of one process of a session that nobody disturbs.
    private List<Call> calls(boolean isVenue) {
        var file = folder.resolve(isVenue ? "trace-venue" : "trace-engine");
        var traced = folder.resolve("traced-" + isVenue);
        var calls = new ArrayList<Call>();
        try (var lane = lane(traced, "trace")) {
            var around = Trace.record(file, CALLS);
            var venue = lane.startVenue(isVenue ? around : List.of());
            var victim = lane.start(isVenue ? List.of() : around);
            end(lane, victim, venue);
            lane.end().check();
            Trace.counts(file, CALLS)
                    .forEach((name, count) -> {
                        for (var number = 1; number <= count; number++) {
                            calls.add(new Call(isVenue, name, number));
                        }
                    });
        }
        return calls;
    }

    private Lane lane(Path in, String what) {
        return new Lane(launcher, in, CallSweep.MINUTE, Manner.STEPS_APART, tally, what);
    }

    private void killAt(Call call, int index) {
        var around = Trace.inject(call.name(), "signal=SIGKILL", Integer.toString(call.number()));
        try (var lane = lane(folder.resolve("apart-" + index), "killed at " + call)) {
            var venue = lane.startVenue(call.isVenue() ? around : List.of());
            var victim = lane.start(call.isVenue() ? List.of() : around);
            if (call.isVenue() || victim.await() != Victim.KILLED) {
                if (end(lane, victim, venue) == Victim.KILLED) {
                    tally.add(Count.KILLS_AT_CALL);
                }
                lane.end().check();
                return;
            }
            tally.add(Count.KILLS_AT_CALL);
            lane.inspect(victim);
            lane.dead().tearEngine(0);
            if (lane.playOn()) {
                lane.end().check();
            }
        }
    }

    /// Waits for the end of a session whose engine nobody kills.
    ///
    /// @return exit code of the venue with which it began
    private static int end(Lane lane, Victim victim, Process venue) {
        var code = victim.await();
        Objects.requireNonNull(lane.venue()).awaitEnd();
        lane.inspect(victim);
        if (code != 0) {
            lane.unexpected(code, victim);
        }
        try {
            return venue.waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }
}
