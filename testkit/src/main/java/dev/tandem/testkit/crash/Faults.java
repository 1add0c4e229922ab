package dev.tandem.testkit.crash;

import java.io.PrintStream;
import java.nio.file.Path;

/// Everything that is not a kill: disks that fail, fill up or stall, processes that pause or are
/// asked to end, clocks that jump.
final class Faults {
    private final VictimLauncher launcher;
    private final Path folder;
    private final Tally tally;
    private final int lanes;
    private final PrintStream out;

    Faults(VictimLauncher launcher, Path folder, Tally tally, int lanes, PrintStream out) {
        this.launcher = launcher;
        this.folder = folder;
        this.tally = tally;
        this.lanes = lanes;
        this.out = out;
    }

    /// @param pauses and clean ends of processes, ten to a session
    void run(int pauses, int terminations) {
        say("clocks that jump");
        new ClockJumps(folder, tally).run(20);
        var signals = new Signals(launcher, folder, tally);
        say("pauses and clean ends");
        Parallel.each(sessions(pauses), lanes, signals::pause);
        Parallel.each(sessions(terminations), lanes, signals::terminate);
        if (!Trace.isThere()) {
            say("strace is missing: no disk fails or stalls");
            return;
        }
        say("stalls");
        new Stalls(launcher, folder, tally).run();
        say("disks that fail and fill up");
        var disks = new BrokenDisks(launcher, folder, tally);
        disks.smallDisk();
        disks.run(lanes);
    }

    private static int sessions(int signals) {
        return Math.ceilDiv(signals, Signals.SIGNALS);
    }

    private void say(String what) {
        out.println("faults: " + what);
    }
}
