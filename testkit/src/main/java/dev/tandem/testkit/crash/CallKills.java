package dev.tandem.testkit.crash;

import dev.tandem.testkit.crash.Tally.Count;
import java.io.PrintStream;
import java.util.function.IntConsumer;

/// Runs one session for each call of a trace, and notices when they were not killed there.
final class CallKills {
    private static final int PROGRESS = 100;

    /// A session with threads may have a call less than the trace, all may not.
    private static final double LEAST = 0.9;

    private CallKills() {}

    /// @param calls how many the trace has
    /// @param killAt plays a session that is killed at a call, by its number from 0, and counts the
    ///   kill
    static void each(int calls, int lanes, Tally tally, PrintStream out, IntConsumer killAt) {
        tally.add(Count.SYSTEM_CALLS, calls);
        Parallel.each(
                calls,
                lanes,
                index -> {
                    killAt.accept(index);
                    if (index % PROGRESS == PROGRESS - 1) {
                        out.println("killed at " + (index + 1) + " calls");
                    }
                });
        var kills = tally.of(Count.KILLS_AT_CALL);
        if (kills < LEAST * calls) {
            tally.violated(Count.OTHER, "only " + kills + " kills at " + calls + " system calls");
        }
    }
}
