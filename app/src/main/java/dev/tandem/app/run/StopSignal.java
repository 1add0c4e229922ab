package dev.tandem.app.run;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Asks a run to stop, from the thread that takes signals. Safe for use by several threads.
public class StopSignal {
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean isRequested;
    private volatile boolean isDrained;
    private volatile int signal;

    public void request() {
        isRequested = true;
    }

    /// @param number of the signal that asks
    public void request(int number) {
        signal = number;
        isRequested = true;
    }

    /// The signal that asked first, 0 if none did.
    public int signal() {
        return signal;
    }

    /// Says that the run stopped with nothing left undone: to be stopped is its ordinary end.
    public void drained() {
        isDrained = true;
    }

    public boolean isDrained() {
        return isDrained;
    }

    public boolean isRequested() {
        return isRequested;
    }

    /// Says that the program has done all it had to.
    public void end() {
        ended.countDown();
    }

    /// Waits until [#end] or for the time given.
    ///
    /// @return whether it ended
    public boolean awaitEnd(long seconds) {
        try {
            return ended.await(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
