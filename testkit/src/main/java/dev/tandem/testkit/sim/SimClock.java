package dev.tandem.testkit.sim;

import dev.tandem.runtime.port.Clock;

/// A clock that moves when it is told to, or when somebody waits. For one thread.
public final class SimClock implements Clock {
    private long wallNanos;
    private long monotonicNanos;
    private Runnable whileParked = () -> {};

    /// @param wallNanos the time at which it begins, nanoseconds since 1970 UTC
    public SimClock(long wallNanos) {
        this.wallNanos = wallNanos;
    }

    /// What the rest of the world does while somebody waits.
    public SimClock whileParked(Runnable work) {
        whileParked = work;
        return this;
    }

    /// Both clocks go on.
    public void advance(long nanos) {
        wallNanos += nanos;
        monotonicNanos += nanos;
    }

    /// Somebody sets the wall clock.
    public void jump(long nanos) {
        wallNanos += nanos;
    }

    @Override
    public long wallNanos() {
        return wallNanos;
    }

    @Override
    public long monotonicNanos() {
        return monotonicNanos;
    }

    /// Does the work of the others, then lets the time pass.
    @Override
    public void park(long nanos) {
        if (nanos > 0) {
            whileParked.run();
            advance(nanos);
        }
    }

    @Override
    public void unpark(Thread thread) {
        // Nobody waits in a simulation: park returns by itself.
    }
}
