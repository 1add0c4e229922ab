package dev.tandem.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.app.run.StopSignal;
import dev.tandem.app.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Secrets are planted where they might come out, and everything that comes out is searched.
class SecretsStayHiddenTest {
    private static final String TOKEN = "planted-\"token\"/1";
    private static final String KEY = "planted-line-one\nplanted-line-two";
    private static final String PLAIN = "planted-in-plain-sight";

    @TempDir Path folder;

    private final List<String> outputs = new ArrayList<>();

    @BeforeEach
    void plant() throws IOException {
        Files.writeString(folder.resolve("SPY.csv"), Tried.prices(40));
        var key = Files.writeString(folder.resolve("key"), KEY + "\n");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        Files.writeString(folder.resolve("Told.java"), strategy("params.label()"));
        Files.writeString(folder.resolve("Broken.java"), strategy("\"planted-line-two\" + x"));
        Files.writeString(folder.resolve("told.yaml"), configuration("Told.java"));
        Files.writeString(folder.resolve("broken.yaml"), configuration("Broken.java"));
    }

    private static String configuration(String source) {
        return """
        strategy: { source: %s, params: { label: 'planted-"token"/1', throwsAt: 0 } }
        data: { paths: [SPY.csv] }
        redact: [env:TOKEN, file:key]
        """
                .formatted(source);
    }

    private static String strategy(String message) {
        return """
        import dev.tandem.api.market.Bar;
        import dev.tandem.api.strategy.*;

        public final class Told implements Strategy {
            public record Params(String label, int throwsAt) {}
            private final Params params;
            private int bars;

            public Told(Params params) {
                this.params = params;
            }

            @Override
            public void onBar(Context context, Bar bar) {
                if (++bars == params.throwsAt()) {
                    throw new IllegalStateException("label " + %s);
                }
                context.targetWeight(bar.instrument(), bars < 15 ? 0.5 : 0);
            }
        }
        """
                .formatted(message);
    }

    /// The two ways to show a strategy's texts in part, each with the secret where they are cut.
    @Test
    void inNoErrorThatIsCut() throws IOException {
        Files.writeString(
                folder.resolve("Told.java"), strategy("\".\".repeat(250) + params.label()"));
        var longer = "strategy.params.label=" + ".".repeat(30) + TOKEN;
        run("backtest", "told.yaml", "--set", "strategy.params.throwsAt=5");
        run("backtest", "told.yaml", "--set", "strategy.params.throwsAt=5", "--set", longer);

        assertThat(outputs.get(1)).contains("..****");
        assertThat(outputs.get(3)).contains("label=\"" + ".".repeat(30) + "****");
        assertNothingShows();
    }

    private int run(String... words) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var terminal = terminal(out, err);
        var code = Main.run(List.of(words), terminal, new StopSignal());
        outputs.add(out.toString(StandardCharsets.UTF_8));
        outputs.add(err.toString(StandardCharsets.UTF_8));
        return code;
    }

    private Terminal terminal(ByteArrayOutputStream out, ByteArrayOutputStream err) {
        return new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Map.of("TOKEN", TOKEN, "COLUMNS", "80"),
                folder,
                false);
    }

    private void assertNothingShows() throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                if (!folder.equals(file.getParent())) { // written by the program
                    outputs.add(Files.readString(file));
                }
            }
        }
        assertThat(outputs).allSatisfy(output -> assertThat(output).doesNotContain("planted"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "json", "csv"})
    void inNoFormatOfTheConfiguration(String format) throws IOException {
        assertThat(run("config", "show", "told.yaml", "--format", format)).isZero();

        assertThat(String.join("", outputs)).contains("env:TOKEN", "file:key", "****");
        assertNothingShows();
    }

    @Test
    void inNoOutputOfARunAndNoFileOfIt() throws IOException {
        assertThat(run("backtest", "told.yaml", "--out", "runs/a")).isZero();
        assertThat(run("backtest", "told.yaml", "--json", "--out", "runs/b")).isZero();
        assertThat(run("backtest", "told.yaml", "--param", "label=" + TOKEN, "--out", "runs/c"))
                .isZero();
        run("runs", "list");
        run("runs", "list", "--format", "ndjson");
        run("runs", "show", "last");
        run("compare", "last", "last~1", "--json");
        run("config", "diff", "told.yaml", "broken.yaml");

        assertThat(outputs.getFirst()).contains("RESULT");
        assertThat(Files.readString(folder.resolve("runs/c/run.json"))).contains("label=****");
        assertNothingShows();
    }

    @Test
    void inNoError() throws IOException {
        var throwing = "strategy.params.throwsAt=5";
        assertThat(run("backtest", "told.yaml", "--set", throwing, "-v")).isEqualTo(5);
        assertThat(run("backtest", "told.yaml", "--set", throwing, "--json")).isEqualTo(5);
        assertThat(run("backtest", "broken.yaml")).isEqualTo(5);
        assertThat(run("backtest", "told.yaml", "--data", TOKEN + ".csv")).isEqualTo(4);
        assertThat(run("backtest", "told.yaml", "--seed", "planted-line-one")).isEqualTo(2);

        assertThat(outputs.get(1)).contains("IllegalStateException: label ****");
        assertNothingShows();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "redact: " + PLAIN,
                "redact: [env:TOKEN, " + PLAIN + "]",
                "redact: [" + PLAIN + ", 'planted-again']",
                "redact: { a: " + PLAIN + " }",
                "redact: [evn:" + PLAIN + "], seed: one",
            })
    void aSecretInPlainSightIsRefusedWithoutShowingIt(String line) throws IOException {
        var file = Files.writeString(folder.resolve("plain.yaml"), "{ " + line + " }\n");

        assertThat(run("config", "validate", "plain.yaml")).isEqualTo(3);
        assertThat(run("config", "validate", "plain.yaml", "--json")).isEqualTo(3);

        assertThat(outputs.get(1)).contains(line.contains("{ a:") ? "TDM-2106" : "TDM-2205");
        assertThat(file).exists();
        assertNothingShows();
    }

    @Test
    void aSecretOfTheEnvironmentOrTheCommandLineInPlainSightIsNotShownEither() throws IOException {
        assertThat(run("config", "validate", "told.yaml", "--set", "redact=" + PLAIN)).isEqualTo(3);

        assertThat(outputs.get(1)).startsWith("error TDM-2205").contains("--set redact");
        assertNothingShows();
    }

    @Test
    void inNoCrashFile() throws IOException {
        var err = new ByteArrayOutputStream();
        var terminal = terminal(err, err);
        terminal.redaction().hide(TOKEN);
        Files.createDirectory(folder.resolve("runs"));

        new Failures(List.of("demo", "--x=" + TOKEN, "-v"), terminal)
                .report(new IllegalStateException("with " + TOKEN));

        outputs.add(err.toString(StandardCharsets.UTF_8));
        assertThat(outputs.getFirst()).contains("a bug in tandem", "with ****");
        assertNothingShows();
        assertThat(outputs).hasSize(2);
        assertThat(outputs.getLast()).contains("command: tandem demo --x=****");
    }
}
