package dev.tandem.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.runtime.port.SystemClock;
import dev.tandem.runtime.port.SystemThreads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/// A stop waits for its last snapshot, but not for ever.
class SnapshotThreadTest {
    @Test
    void aStopGoesOnWithoutALastSnapshotThatTakesTooLongAndSaysSo() {
        var hangs = new CountDownLatch(1);
        var told = Collections.synchronizedList(new ArrayList<String>());
        try (var thread =
                new SnapshotThread(
                        () -> {
                            await(hangs);
                            throw new IllegalStateException("the disk is back too late");
                        },
                        new SystemThreads(),
                        new SystemClock(),
                        failure -> told.add(failure.getMessage()))) {
            assertThat(thread.saveLast(Duration.ofMillis(1))).isEmpty();
            assertThat(told)
                    .containsExactly(
                            "the last one was not ready within 1 ms, and the stop goes on without"
                                    + " it");
        } // closing does not wait either
        hangs.countDown();
    }

    @Test
    void aFailureIsToldAndAStopHasNoSnapshot() {
        var told = Collections.synchronizedList(new ArrayList<String>());
        try (var thread =
                new SnapshotThread(
                        () -> {
                            throw new IllegalStateException("the disk is full");
                        },
                        new SystemThreads(),
                        new SystemClock(),
                        failure -> told.add(failure.getMessage()))) {
            assertThat(thread.saveLast(Duration.ofSeconds(30))).isEmpty();
        }
        assertThat(told).containsExactly("the disk is full");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
