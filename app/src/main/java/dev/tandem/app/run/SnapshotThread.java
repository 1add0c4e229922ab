package dev.tandem.app.run;

import dev.tandem.runtime.journal.Snapshot;
import dev.tandem.runtime.live.SnapshotFollower;
import dev.tandem.runtime.port.Clock;
import dev.tandem.runtime.port.Threads;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Saves snapshots beside a session, on a thread of its own. When that fails somebody is told, and
/// the session goes on without new ones.
final class SnapshotThread implements AutoCloseable {
    /// How long a stop waits for the last one: half of what the whole stop may take.
    static final Duration LAST = Duration.ofSeconds(5);

    private static final long GLANCE_NANOS = 20_000_000;
    private static final int AT_ONCE = 10_000;

    private final Supplier<SnapshotFollower> begin;
    private final Clock clock;
    private final Thread thread;
    private final Consumer<RuntimeException> onFailure;
    private volatile boolean isClosed;
    private volatile boolean savesLast;
    private volatile boolean isGivenUp;
    private volatile @Nullable Snapshot last;

    /// @param begin makes the follower, on the thread: to read the newest snapshot takes a while,
    ///   and the session does not wait for that
    SnapshotThread(
            Supplier<SnapshotFollower> begin,
            Threads threads,
            Clock clock,
            Consumer<RuntimeException> onFailure) {
        this.begin = begin;
        this.clock = clock;
        this.onFailure = onFailure;
        thread = threads.startPlatform("snapshots", this::follow);
    }

    private void follow() {
        try (var follower = begin.get()) {
            while (!isClosed) {
                if (follower.step(AT_ONCE) == 0) {
                    clock.park(GLANCE_NANOS);
                }
            }
            if (savesLast) {
                last = follower.saveLast(() -> isGivenUp).orElse(null);
            }
        } catch (RuntimeException broken) {
            onFailure.accept(broken);
        }
    }

    /// Saves a snapshot of what is durable and ends, so that the next start replays nearly nothing.
    /// If that takes too long somebody is told, and it ends without.
    ///
    /// @return it as it was read again; empty if there is none
    Optional<Snapshot> saveLast(Duration most) {
        savesLast = true;
        end(most);
        if (isGivenUp) {
            onFailure.accept(
                    new IllegalStateException(
                            "the last one was not ready within "
                                    + most.toMillis()
                                    + " ms, and the stop goes on without it"));
            return Optional.empty();
        }
        return Optional.ofNullable(last);
    }

    /// Ends it, unless it ends already and takes too long.
    @Override
    public void close() {
        if (!isGivenUp) {
            end(Duration.ofNanos(Long.MAX_VALUE));
        }
    }

    private void end(Duration most) {
        isClosed = true;
        clock.unpark(thread);
        try {
            isGivenUp = !thread.join(most);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
