package dev.tandem.testkit.crash;

import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/// Does something for each number, several at a time.
final class Parallel {
    private Parallel() {}

    /// Calls back with 0 to `count - 1`.
    static void each(int count, int lanes, IntConsumer body) {
        var next = new AtomicInteger();
        var threads = new ArrayList<Thread>();
        for (var lane = 0; lane < lanes; lane++) {
            threads.add(
                    Thread.ofPlatform()
                            .start(() -> {
                                for (var i = next.getAndIncrement();
                                        i < count;
                                        i = next.getAndIncrement()) {
                                    body.accept(i);
                                }
                            }));
        }
        for (var thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
