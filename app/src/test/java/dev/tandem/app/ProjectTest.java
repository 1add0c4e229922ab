package dev.tandem.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From an empty folder to a result that is compared with the one before.
class ProjectTest {
    @TempDir Path folder;

    @Test
    void whatInitAndNewCreateRunsAndIsComparedWithThePreviousRun() throws IOException {
        new Tried(folder).run(List.of("init", "bot"));
        var tried = new Tried(folder.resolve("bot"));
        tried.run(List.of("new", "strategy", "Mine"));
        try (var data = getClass().getResourceAsStream("/dev/tandem/app/demo/sp500-2000.csv")) {
            Files.write(folder.resolve("bot/SP500.csv"), data.readAllBytes());
        }
        assertThat(Files.readString(folder.resolve("bot/strategies/SmaCross.java")).lines().count())
                .isBetween(20L, 40L);

        for (var name : List.of("SmaCross", "Mine")) {
            var file = "strategies/" + name + ".java";
            var command = List.of("backtest", file, "--data", "SP500.csv", "--no-progress");
            var first = tried.run(command);
            var second = tried.run(Tried.words(command, "--param", "fast=12"));

            assertThat(first.code()).as(first.err()).isZero();
            assertThat(first.out()).doesNotContain("compared with previous");
            assertThat(second.out())
                    .endsWith(
                            "compared with previous: CAGR -0.08 pp, Sharpe -0.01, inside the error"
                                    + " bars\n");
            assertThat(tried.run(Tried.words(command, "--json")).out())
                    .doesNotContain("compared with");
            assertThat(tried.run(Tried.words(command, "--from", "2010-01-01")).out())
                    .contains("compared with previous (other data or period): CAGR ");
        }
    }

    @Test
    void theFiguresBesideABenchmarkAreThere() throws IOException {
        new Tried(folder).run(List.of("demo", "-q", "--no-progress", "--out", "run"));

        var summary = Files.readString(folder.resolve("run/summary.json"));
        for (var name :
                List.of("beta", "alpha", "r_squared", "tracking_error", "information_ratio")) {
            assertThat(summary).containsPattern("\"" + name + "\" : \\{\\s+\"value\" : -?[0-9]");
        }
    }

    @Test
    void initRefusesWithoutLeavingAnything() throws IOException {
        Files.writeString(folder.resolve(".gitignore"), "mine");

        var end = new Tried(folder).run(List.of("init"));

        assertThat(end.code()).isEqualTo(8);
        assertThat(end.err())
                .isEqualTo(
                        """
                        error TDM-7012  .gitignore is already there; nothing was written
                        help: choose another name, or move it away    (exit 8)
                        """);
        assertThat(folder).isDirectoryNotContaining("glob:**/{strategies,README.md}");
        assertThat(folder.resolve(".gitignore")).hasContent("mine");
    }
}
