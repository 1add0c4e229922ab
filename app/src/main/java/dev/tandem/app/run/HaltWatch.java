package dev.tandem.app.run;

import dev.tandem.runtime.live.HaltSwitch;
import dev.tandem.runtime.port.Clock;
import dev.tandem.runtime.port.Threads;

/// Looks every few milliseconds whether somebody asks the session to halt, on a thread of its own:
/// a halt does not wait for whatever the session waits for.
final class HaltWatch implements AutoCloseable {
    private static final long GLANCE_NANOS = 10_000_000;

    private final SessionFolder folder;
    private final HaltSwitch halt;
    private final Clock clock;
    private volatile boolean isClosed;

    HaltWatch(SessionFolder folder, HaltSwitch halt, Threads threads, Clock clock) {
        this.folder = folder;
        this.halt = halt;
        this.clock = clock;
        threads.startPlatform("halt-watch", this::watch);
    }

    private void watch() {
        while (!isClosed) {
            if (!halt.isOn()) {
                var asked = folder.haltRequest();
                if (!asked.isEmpty() && folder.resetRequest().isEmpty()) {
                    halt.trip(asked);
                }
            }
            clock.park(GLANCE_NANOS);
        }
    }

    @Override
    public void close() {
        isClosed = true;
    }
}
