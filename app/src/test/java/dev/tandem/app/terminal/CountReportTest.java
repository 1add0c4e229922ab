package dev.tandem.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// How far a sweep is, by a clock of the test.
class CountReportTest {
    private static final long SECOND = 1_000_000_000L;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final AtomicLong clock = new AtomicLong();

    private CountReport report(boolean isTerminal, int before) {
        var terminal =
                new Terminal(
                        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        Map.of("COLUMNS", "80", "NO_COLOR", "1"),
                        Path.of(""),
                        isTerminal);
        return new CountReport(terminal, true, before, 100, clock::get);
    }

    private String printed() {
        return err.toString(StandardCharsets.UTF_8);
    }

    /// 20 in 2 seconds are 10 a second; the 30 that are left after 50 done before take 3.
    @Test
    void aTerminalSeesRateAndTimeLeft() {
        var report = report(true, 50);
        clock.set(2 * SECOND);
        report.at(70);
        report.end();

        assertThat(printed())
                .contains("running  ", " 70 %  70 of 100  10.0/s  eta 0:00:03")
                .endsWith("\r\u001b[K");
        assertThat(printed().lines()).allSatisfy(line -> assertThat(line.length()).isLessThan(80));
    }

    @Test
    void elsewhereItIsALineEveryTenth() {
        var report = report(false, 0);
        for (var done = 1; done <= 100; done++) {
            clock.addAndGet(SECOND / 2);
            report.at(done);
        }
        report.end();

        assertThat(printed().lines()).hasSize(10);
        assertThat(printed()).startsWith("running 10% sets=10 rate=2.0/s eta=45s\n");
    }
}
