package dev.tandem.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.runtime.port.Clock;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/// A disk that does not answer is told once, and once that it does again.
class DiskWatchTest {
    private long now;

    @Test
    void aStallIsToldOnceAndSoIsItsEnd() {
        var clock =
                new Clock() {
                    @Override
                    public long wallNanos() {
                        return now;
                    }

                    @Override
                    public long monotonicNanos() {
                        return now;
                    }

                    @Override
                    public void park(long nanos) {}

                    @Override
                    public void unpark(Thread thread) {}
                };
        var said = new ArrayList<String>();
        var write = new long[1];
        var watch =
                new DiskWatch(
                        () -> write[0], text -> said.add(now / 1_000_000 + " " + text), clock);
        // At each millisecond the number of the write: 7 takes 999 ms, 8 takes 2500 ms.
        for (var millis = 0; millis < 5000; millis++) {
            now = millis * 1_000_000L;
            write[0] = millis < 100 ? 0 : millis < 1099 ? 7 : millis < 3599 ? 8 : 9 + millis;
            watch.look();
        }

        assertThat(said)
                .containsExactly(
                        "2099 the disk of the journals has not answered for 1 s: orders wait for it,"
                                + " cancels and halts do not",
                        "3599 the disk of the journals answers again after 2.5 s");
    }
}
