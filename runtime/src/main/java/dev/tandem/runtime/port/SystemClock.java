package dev.tandem.runtime.port;

import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/// The clocks of this machine.
public final class SystemClock implements Clock {

    @Override
    public long wallNanos() {
        var now = Instant.now();
        return Math.addExact(
                Math.multiplyExact(now.getEpochSecond(), 1_000_000_000L), now.getNano());
    }

    @Override
    public long monotonicNanos() {
        return System.nanoTime();
    }

    @Override
    public void park(long nanos) {
        LockSupport.parkNanos(this, nanos);
    }

    @Override
    public void unpark(Thread thread) {
        LockSupport.unpark(thread);
    }
}
