package dev.tandem.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.testkit.golden.SharedFolder;
import dev.tandem.testkit.restarts.RestartRun;
import dev.tandem.testkit.restarts.Trial;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Processes of the program that are killed while they play recorded data; `testkit/restarts` does
/// the same a hundred times.
@Tag("slow")
class RestartsTest {
    private static final int KILLS = 6;

    @TempDir Path folder;

    @Test
    void aSessionThatIsKilledAgainAndAgainDecidesAsItsBacktestAndItsReplays() {
        var tandem =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName());
        var minutes =
                SharedFolder.find().resolve("data/crypto-1m/binance_XRPETH_1m_2019-10.csv.gz");
        var run =
                List.of(
                        Path.of("..", "examples", "GoldenCross.java").toString(),
                        "--data",
                        minutes.toString(),
                        "--class",
                        "crypto",
                        "--param",
                        "fast=5",
                        "--param",
                        "slow=20");
        var trial = new Trial(tandem, folder.resolve("t"), run, "20000", KILLS, 600, 7);

        var outcome = new RestartRun(trial, _ -> {}).run();

        assertThat(outcome.rows()).hasSize(5);
        assertThat(outcome.isEqual()).as("%s", outcome).isTrue();
        assertThat(outcome.kills()).isEqualTo(KILLS);
        assertThat(outcome.starts()).isGreaterThan(KILLS);
        assertThat(outcome.hours()).as("hours of the feed with a start").isGreaterThan(3);
    }
}
