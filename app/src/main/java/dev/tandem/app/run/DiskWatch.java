package dev.tandem.app.run;

import dev.tandem.runtime.port.Clock;
import dev.tandem.runtime.port.Threads;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// Tells when a disk of the journals takes longer than a second to answer, and when it is over:
/// once each. Orders wait with it; cancels and halts do not, and neither does this thread.
final class DiskWatch implements AutoCloseable {
    static final long SLOW_NANOS = 1_000_000_000L;

    private static final long GLANCE_NANOS = 20_000_000;

    private final LongSupplier atDisk;
    private final Consumer<String> say;
    private final Clock clock;
    private volatile boolean isClosed;
    private long writing; // the write that was seen last, 0 for none
    private long sinceNanos;
    private boolean isTold;

    /// @param atDisk number of the write or force that is on its way, 0 for none
    DiskWatch(LongSupplier atDisk, Consumer<String> say, Clock clock) {
        this.atDisk = atDisk;
        this.say = say;
        this.clock = clock;
    }

    void start(Threads threads, String name) {
        threads.startPlatform(name, this::watch);
    }

    private void watch() {
        while (!isClosed) {
            look();
            clock.park(GLANCE_NANOS);
        }
    }

    /// Looks once.
    void look() {
        var now = clock.monotonicNanos();
        var seen = atDisk.getAsLong();
        if (seen != writing) {
            if (isTold) {
                say.accept(
                        String.format(
                                Locale.ROOT,
                                "the disk of the journals answers again after %.1f s",
                                (now - sinceNanos) / 1e9));
            }
            writing = seen;
            sinceNanos = now;
            isTold = false;
        } else if (seen != 0 && !isTold && now - sinceNanos >= SLOW_NANOS) {
            isTold = true;
            say.accept(
                    "the disk of the journals has not answered for 1 s: orders wait for it, cancels"
                            + " and halts do not");
        }
    }

    @Override
    public void close() {
        isClosed = true;
    }
}
