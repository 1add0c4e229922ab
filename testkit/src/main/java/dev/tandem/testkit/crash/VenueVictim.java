package dev.tandem.testkit.crash;

import dev.tandem.testkit.crash.Marker.Slot;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The process of a victim's venue as seen from outside: whoever kills it did not start it.
final class VenueVictim {
    private static final long PATIENCE_SECONDS = 30;

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
        process.ifPresent(ProcessHandle::destroyForcibly);
        awaitEnd(process);
        process.ifPresent(_ -> marker.clear());
        return process.isPresent();
    }

    /// Waits until it ends by itself.
    void awaitEnd() {
        awaitEnd(process());
    }

    private static void awaitEnd(Optional<ProcessHandle> process) {
        process.ifPresent(one -> {
            try {
                one.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException | TimeoutException stays) {
                throw new IllegalStateException(
                        "the process " + one.pid() + " of a venue does not end", stays);
            }
        });
    }
}
