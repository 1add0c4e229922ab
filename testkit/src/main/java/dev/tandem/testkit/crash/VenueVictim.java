package dev.tandem.testkit.crash;

import dev.tandem.testkit.crash.Marker.Slot;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// The process of a victim's venue as seen from outside: whoever kills it did not start it.
final class VenueVictim {
    private static final long PATIENCE_NANOS = 30_000_000_000L;
    private static final long GLANCE_NANOS = 1_000_000;

    private final Marker marker;

    /// @param folder of the session
    VenueVictim(Path folder) {
        marker = CrashVenue.marker(folder);
    }

    private Optional<ProcessHandle> process() {
        var pid = marker.get(Slot.PID);
        return pid == 0
                ? Optional.empty()
                : ProcessHandle.of(pid)
                        .filter(ProcessHandle::isAlive)
                        .filter(one ->
                                one.info()
                                        .commandLine()
                                        .orElse("")
                                        .contains(CrashVenue.class.getName()));
    }

    boolean isAlive() {
        return process().isPresent();
    }

    /// Whether the process that is there, or was there last, has opened the journal.
    boolean hasOpened() {
        return pid() != 0;
    }

    long pid() {
        return marker.get(Slot.PID);
    }

    /// SIGKILL, and waits for the end.
    ///
    /// @return whether there was one to kill
    boolean kill() {
        var process = process();
        process.ifPresent(one -> {
            marker.set(Slot.PID, 0); // before its engine can have started another
            one.destroyForcibly();
            awaitEnd(one);
        });
        return process.isPresent();
    }

    /// Waits until it ends by itself.
    void awaitEnd() {
        process().ifPresent(VenueVictim::awaitEnd);
    }

    private static void awaitEnd(ProcessHandle process) {
        var until = System.nanoTime() + PATIENCE_NANOS;
        while (process.isAlive()) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException(
                        "the process " + process.pid() + " of a venue does not end");
            }
            LockSupport.parkNanos(GLANCE_NANOS);
        }
    }
}
