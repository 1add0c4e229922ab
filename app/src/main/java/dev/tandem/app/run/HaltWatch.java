package dev.tandem.app.run;

import dev.tandem.runtime.journal.SpaceLevel;
import dev.tandem.runtime.live.HaltSwitch;
import dev.tandem.runtime.port.Clock;
import dev.tandem.runtime.port.Threads;
import java.util.function.Supplier;

/// Looks every few milliseconds whether somebody asks the session to halt, on a thread of its own:
/// a halt does not wait for whatever the session waits for.
final class HaltWatch implements AutoCloseable {
    private static final long GLANCE_NANOS = 10_000_000;

    private final SessionFolder folder;
    private final HaltSwitch halt;
    private final Supplier<SpaceLevel> space;
    private final Clock clock;
    private volatile boolean isClosed;

    HaltWatch(
            SessionFolder folder,
            HaltSwitch halt,
            Supplier<SpaceLevel> space,
            Threads threads,
            Clock clock) {
        this.space = space;
        this.folder = folder;
        this.halt = halt;
        this.clock = clock;
        threads.startPlatform("halt-watch", this::watch);
    }

    /// A session that cannot be halted must not send.
    private void watch() {
        try {
            look();
        } catch (RuntimeException broken) {
            halt.trip("nobody looks for halts any more: " + broken);
        }
    }

    private void look() {
        while (!isClosed) {
            if (!halt.isOn()) {
                tripIfFull();
                tripIfAsked();
            }
            clock.park(GLANCE_NANOS);
        }
    }

    /// A halt that is being taken back goes before its reset does, so the reset is looked at first.
    private void tripIfAsked() {
        if (folder.halt().resetReason().isEmpty()) {
            var asked = folder.halt().reason();
            if (!asked.isEmpty()) {
                halt.trip(asked);
            }
        }
    }

    /// While there is room for what must still be noted, cancels and fills, nothing new is sent.
    private void tripIfFull() {
        switch (space.get()) {
            case OK, LOW -> {}
            case CRITICAL -> halt.trip("less than 1 GiB is free on the disk of the journals");
            case SPARE -> halt.trip("the disk of the journals is full");
        }
    }

    @Override
    public void close() {
        isClosed = true;
    }
}
