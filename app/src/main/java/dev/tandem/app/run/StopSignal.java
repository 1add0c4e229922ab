package dev.tandem.app.run;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Asks a run to stop, from the thread that takes signals. Safe for use by several threads.
public final class StopSignal {
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean isRequested;

    public void request() {
        isRequested = true;
    }

    public boolean isRequested() {
        return isRequested;
    }

    /// Says that the program has done all it had to.
    public void end() {
        ended.countDown();
    }

    /// Waits until [#end] or for the time given.
    public void awaitEnd(long seconds) {
        try {
            ended.await(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
