package dev.tandem.runtime.journal;

import dev.tandem.runtime.port.Clock;
import dev.tandem.runtime.port.StorageException;
import dev.tandem.runtime.port.Threads;
import org.jspecify.annotations.Nullable;

/// The two threads of a journal that is not stepped by its caller.
final class JournalThreads {
    private static final long IDLE_NANOS = 5_000_000;
    private static final long KEEP_NANOS = 1_000_000_000;

    private final Journal journal;
    private final Clock clock;
    private final long forceGapNanos;
    private @Nullable Thread writing;
    private @Nullable Thread keeping;
    private volatile boolean stopped;
    private volatile @Nullable Thread idle; // the writing thread while it has nothing to do

    JournalThreads(Journal journal, Clock clock, Durability durability) {
        this.journal = journal;
        this.clock = clock;
        forceGapNanos = durability.forceGapNanos();
    }

    void start(Threads threads) {
        if (writing != null) {
            throw new IllegalStateException("the journal was started already");
        }
        keeping = threads.startPlatform("journal-keeper", this::keep);
        writing = threads.startPlatform("journal-writer", this::write);
    }

    boolean isStarted() {
        return writing != null;
    }

    void wakeWriter() {
        var thread = idle;
        if (thread != null) {
            clock.unpark(thread);
        }
    }

    private void write() {
        var writer = journal.writer();
        var lastForce = clock.monotonicNanos() - forceGapNanos;
        try {
            while (!stopped) {
                if (!writer.hasWork()) {
                    rest(writer);
                    continue;
                }
                for (var gap = gap(lastForce); gap > 0 && !stopped; gap = gap(lastForce)) {
                    clock.park(gap);
                }
                writer.step();
                lastForce = clock.monotonicNanos();
            }
        } catch (JournalFailed known) {
            // The writer keeps it: every append and every wait throws it from now on.
        }
    }

    private long gap(long lastForce) {
        return forceGapNanos - (clock.monotonicNanos() - lastForce);
    }

    /// Waits for work; when none came for a while, makes the marks durable.
    private void rest(JournalWriter writer) {
        idle = Thread.currentThread();
        if (!writer.hasWork() && !stopped) {
            clock.park(IDLE_NANOS);
        }
        idle = null;
        if (!writer.hasWork()) {
            writer.settle();
        }
    }

    private void keep() {
        while (!stopped) {
            try {
                journal.keep();
            } catch (StorageException retried) {
                // The disk did not say how much room it has; it is asked again in a second. What
                // matters to the records fails in the writer.
            }
            clock.park(KEEP_NANOS);
        }
    }

    /// Ends both threads and waits for them.
    void stop() {
        stopped = true;
        end(writing);
        end(keeping);
    }

    private void end(@Nullable Thread thread) {
        if (thread == null) {
            return;
        }
        clock.unpark(thread);
        var interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
