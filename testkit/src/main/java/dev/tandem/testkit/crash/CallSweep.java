package dev.tandem.testkit.crash;

import dev.tandem.testkit.crash.Tally.Count;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Kills a process before each single system call that writes, forces, makes, renames or removes,
/// of a session over one minute of feed: 60 instants of three instruments, a decision at every
/// ninth bar. The session's thread writes the journals itself, so that the calls come in one order.
final class CallSweep {
    static final CrashPlan MINUTE = new CrashPlan(2, 60, 9);

    private final VictimLauncher launcher;
    private final Path folder;
    private final Tally tally;
    private final int lanes;
    private final PrintStream out;

    CallSweep(VictimLauncher launcher, Path folder, Tally tally, int lanes, PrintStream out) {
        this.launcher = launcher;
        this.folder = folder;
        this.tally = tally;
        this.lanes = lanes;
        this.out = out;
    }

    /// One call of the trace.
    record Call(String name, int number) {}

    void run() {
        if (!Trace.isThere()) {
            out.println("strace is missing: nothing is killed at system calls");
            return;
        }
        var calls = calls(launcher, folder, tally, MINUTE);
        out.println(calls.size() + " system calls in the trace");
        CallKills.each(calls.size(), lanes, tally, out, index -> killAt(calls.get(index), index));
    }

    /// All calls of a session that nobody disturbs.
    static List<Call> calls(VictimLauncher launcher, Path folder, Tally tally, CrashPlan plan) {
        var file = folder.resolve("trace");
        var calls = new ArrayList<Call>();
        try (var lane =
                new Lane(launcher, folder.resolve("traced"), plan, Manner.STEPS, tally, "trace")) {
            var victim = lane.start(Trace.record(file, Trace.CALLS));
            var code = victim.await();
            lane.inspect(victim);
            if (code != 0) {
                lane.unexpected(code, victim);
            }
            lane.end().check();
            Trace.counts(file, Trace.CALLS)
                    .forEach((name, count) -> {
                        for (var number = 1; number <= count; number++) {
                            calls.add(new Call(name, number));
                        }
                    });
        }
        return calls;
    }

    private void killAt(Call call, int index) {
        try (var lane =
                new Lane(
                        launcher,
                        folder.resolve("call-" + index),
                        MINUTE,
                        Manner.STEPS,
                        tally,
                        "killed at " + call)) {
            var victim =
                    lane.start(
                            Trace.inject(
                                    call.name(),
                                    "signal=SIGKILL",
                                    Integer.toString(call.number())));
            var code = victim.await();
            lane.inspect(victim);
            if (code == Victim.KILLED) {
                tally.add(Count.KILLS_AT_CALL);
            } else if (code != 0) {
                lane.unexpected(code, victim);
            }
            lane.dead().tear(0, 0);
            if (code == 0 || lane.playOn()) {
                lane.end().check();
            }
        }
    }
}
