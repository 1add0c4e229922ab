package dev.tandem.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.runtime.live.RestartLoop;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How long a process waits after others died.
class RestartLoopTest {
    @ParameterizedTest(name = "{0} deaths, the last {1} s ago: {2} s")
    @CsvSource({
        "0, 0, 0", "2, 0, 0", "3, 0, 5", "3, 2, 3", "3, 5, 0", "3, 600, 0",
        "4, 0, 10", "5, 0, 20", "8, 0, 160", "1000, 0, 160", "1000, 159, 1", "1000, -1, 0"
    })
    void theMoreDeathsTheLonger(int deaths, long ago, long pause) {
        var last = 1_700_000_000_000_000_000L;

        assertThat(new RestartLoop(deaths, last).pauseNanos(last + ago * 1_000_000_000L))
                .isEqualTo(pause * 1_000_000_000L);
    }
}
