package dev.tandem.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressReportTest {
    private static final long SECOND = 1_000_000_000L;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private long now = 7 * SECOND;

    @Test
    void aPipeGetsALineForEachTenthThatTakesASecond() {
        var report = report(false, Map.of());
        for (var i = 1; i <= 40; i++) {
            now += SECOND / 2;
            report.at(i, i * 10L);
        }
        report.end(40, 400, true);

        assertThat(printed().lines().limit(3))
                .containsExactly(
                        "running 10% bars=40 eta=18s",
                        "running 20% bars=80 eta=16s", "running 30% bars=120 eta=14s");
        assertThat(printed().lines()).hasSize(11).last().isEqualTo("running 100% bars=400 eta=0s");
    }

    @Test
    void aSlowRunSpeaksEveryTenSeconds() {
        var report = report(false, Map.of());
        for (var i = 0; i < 21; i++) {
            now += SECOND;
            report.at(0, i);
        }

        assertThat(printed().lines())
                .containsExactly("running 0% bars=9 eta=0s", "running 0% bars=19 eta=0s");
    }

    @Test
    void aTerminalGetsABarThatIsRedrawnFiveTimesASecondAtMost() {
        var report = report(true, Map.of("NO_COLOR", "1"));
        for (var i = 1; i <= 20; i++) {
            now += SECOND / 20;
            report.at(i, i * 100L);
        }
        report.end(40, 4000, true);

        assertThat(printed().split("\r", -1)).hasSize(7);
        assertThat(printed())
                .contains("running  ██████░░░░░░░░░░░░░░   30 %  1,200 bars  sim")
                .contains("sim 1970-01  eta 0:00:01")
                .endsWith("████  100 %   4,000 bars   1.00 s\n");
    }

    @Test
    void theBarFitsTheTerminalAlsoForManyBars() {
        for (var columns : List.of("80", "120")) {
            err.reset();
            var report = report(true, Map.of("NO_COLOR", "1", "COLUMNS", columns));
            now += SECOND;
            report.at(20, 99_999_999L);

            var drawn = printed().replaceAll("[\r\u001b](\\[K)?", "");
            assertThat(drawn).startsWith("running  █").endsWith("eta 0:00:01");
            assertThat(drawn.length()).isBetween(76, Integer.parseInt(columns));
        }
    }

    @Test
    void continuousIntegrationIsNoTerminal() {
        var report = report(true, Map.of("CI", "true"));
        report.end(40, 400, true);

        assertThat(printed()).isEqualTo("running 100% bars=400 eta=0s\n");
    }

    private ProgressReport report(boolean isInteractive, Map<String, String> environment) {
        var stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        var terminal = new Terminal(stream, stream, environment, Path.of(""), isInteractive);
        return new ProgressReport(terminal, true, 0, 40, () -> now);
    }

    private String printed() {
        return err.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
}
