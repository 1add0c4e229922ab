package dev.tandem.app.run;

import dev.tandem.app.terminal.Terminal;
import dev.tandem.runtime.live.RestartLoop;
import dev.tandem.runtime.port.Clock;
import java.util.Locale;

/// Waits before a session is opened whose processes die again and again without getting further.
record RestartPause(RestartLoop loop, Terminal terminal, StopSignal stop, Clock clock) {
    private static final long GLANCE_NANOS = 20_000_000;

    boolean isDue() {
        return loop.pauseNanos(clock.wallNanos()) > 0;
    }

    /// @return whether to go on; false if the process is to end
    boolean await() {
        var pause = loop.pauseNanos(clock.wallNanos());
        if (pause > 0) {
            say(loop.deaths(), pause);
        }
        var until = clock.monotonicNanos() + pause;
        for (var left = pause; left > 0; left = until - clock.monotonicNanos()) {
            if (stop.isRequested()) {
                return false;
            }
            clock.park(Math.min(left, GLANCE_NANOS));
        }
        return true;
    }

    private void say(int deaths, long pause) {
        terminal.err()
                .println(
                        terminal.red(
                                String.format(
                                        Locale.ROOT,
                                        "LOOP     the last %d processes of this session ended without"
                                                + " a stop and got no further; waits %.0f s,"
                                                + " --at-once goes on",
                                        deaths,
                                        Math.ceil(pause / 1e9))));
    }
}
