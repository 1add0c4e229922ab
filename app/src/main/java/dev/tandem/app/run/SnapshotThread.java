package dev.tandem.app.run;

import dev.tandem.api.strategy.Strategy;
import dev.tandem.runtime.BacktestPlan;
import dev.tandem.runtime.live.SessionStorage;
import dev.tandem.runtime.live.SnapshotFollower;
import dev.tandem.runtime.port.Clock;
import dev.tandem.runtime.port.Threads;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// Saves snapshots beside a session, on a thread of its own. When that fails somebody is told, and
/// the session goes on without new ones.
final class SnapshotThread implements AutoCloseable {
    private static final long GLANCE_NANOS = 20_000_000;
    private static final int AT_ONCE = 10_000;

    private final SnapshotFollower follower;
    private final Clock clock;
    private final Thread thread;
    private volatile boolean isClosed;
    private volatile boolean savesLast;
    private final Consumer<RuntimeException> onFailure;

    SnapshotThread(
            BacktestPlan plan,
            Strategy strategy,
            SessionStorage storage,
            LongSupplier durableSeq,
            long every,
            Threads threads,
            Clock clock,
            Consumer<RuntimeException> onFailure) {
        this.clock = clock;
        this.onFailure = onFailure;
        follower = new SnapshotFollower(plan, strategy, storage, durableSeq, every);
        thread = threads.startPlatform("snapshots", this::follow);
    }

    private void follow() {
        try {
            while (!isClosed) {
                if (follower.step(AT_ONCE) == 0) {
                    clock.park(GLANCE_NANOS);
                }
            }
            if (savesLast) {
                follower.saveLast();
            }
        } catch (RuntimeException broken) {
            onFailure.accept(broken);
        }
    }

    /// From now on closing saves a snapshot of what is durable, so that the next start replays
    /// nearly nothing.
    void saveLast() {
        savesLast = true;
    }

    @Override
    public void close() {
        isClosed = true;
        clock.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        follower.close();
    }
}
