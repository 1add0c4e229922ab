package dev.tandem.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is left when there is no room for what a command writes: a message, and the folder as it
/// was. The system refuses writes as on a full disk, here because no file of the process may become
/// larger than a limit, because the device is full, or because nobody may write there.
@Tag("slow")
class FullDiskTest {
    private static final Path FULL = Path.of("/dev/full");

    @TempDir Path folder;
    @TempDir Path temporary;

    /// How a process ended.
    private record End(int code, String err) {}

    @BeforeEach
    void prepareFolder() throws IOException {
        Files.writeString(folder.resolve("SPY.csv"), Tried.prices(400));
        Files.writeString(
                folder.resolve("Idle.java"),
                "import dev.tandem.api.strategy.*; public class Idle implements Strategy {}");
        KeptRuns.writeInto(folder.resolve("runs"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                // equity.csv is longer than 4 KiB, the files before it are shorter
                "backtest Idle.java --data SPY.csv --out new/run -q | 8 | TDM-7011  cannot write the run to FOLDER/new/run: | File too large",
                "backtest Idle.java --data SPY.csv --out new/run -q | 0 | TDM-7011  cannot write the run to FOLDER/new/run: | File too large",
                "backtest Idle.java --data SPY.csv --out /proc/run -q | unlimited | TDM-7011  cannot write the run to /proc/run: | no such file or folder",
                "demo -q --no-progress | 8 | TDM-7013  cannot write to TEMPORARY, the folder for temporary files: | File too large",
                "init bot | 0 | TDM-7013  cannot write to FOLDER/bot: | File too large",
                "new strategy Mine | 0 | TDM-7013  cannot write to FOLDER: | File too large",
                "runs tag last best | 0 | TDM-7013  cannot write runs/20260103-090000-SmaCross/notes.json: | File too large",
                "runs note last slow | 0 | TDM-7013  cannot write runs/20260103-090000-SmaCross/notes.json: | File too large",
                "runs export last --to copy.zip | 0 | TDM-7013  cannot write copy.zip: | File too large",
                "runs export last --to copy | 0 | TDM-7013  cannot write copy: | File too large",
            })
    void nothingHalfWrittenIsLeft(String line, String blocks, String message, String reason)
            throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "needs a shell with ulimit");
        assumeTrue(!line.contains("/proc") || Files.exists(Path.of("/proc/self")), "needs /proc");
        var before = files();

        var end = run("ulimit -f " + blocks + "; exec \"$@\"", List.of(line.split(" ")));

        var told = end.err().substring(Math.max(0, end.err().indexOf("error ")));
        assertThat(named(told))
                .startsWith("error " + message + " " + reason + "\n")
                .endsWith("(exit 3)\n");
        assertThat(told.lines()).hasSize(2);
        assertThat(end.code()).isEqualTo(3);
        assertThat(files()).isEqualTo(before);
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void aDocumentThatIsCutOffIsNoSuccess() throws IOException, InterruptedException {
        assumeTrue(Files.exists(FULL), "needs " + FULL);

        var end = run("exec \"$@\" >" + FULL, List.of("runs", "list", "--json"));

        assertThat(end.err())
                .isEqualTo(
                        """
                        error TDM-7014  standard output cannot be written: No space left on device
                        help: free some space, or send it elsewhere; what was printed is not complete    (exit 3)
                        """);
        assertThat(end.code()).isEqualTo(3);
    }

    @Test
    void aReaderThatHasHadEnoughIsNoFailure() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "needs a shell");

        var end = run("{ \"$@\"; echo \"code $?\" >&2; } | true", List.of("config", "schema"));

        assertThat(end.err()).isEqualTo("code 0\n");
    }

    private String named(String text) {
        return text.replace(folder.toString(), "FOLDER").replace(temporary.toString(), "TEMPORARY");
    }

    /// The files; an empty folder for runs to come may stay.
    private Set<String> files() throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private End run(String script, List<String> arguments)
            throws IOException, InterruptedException {
        var words = new ArrayList<>(List.of("/bin/sh", "-c", script, "sh"));
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(
                List.of(
                        "-XX:-UsePerfData",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Djava.io.tmpdir=" + temporary,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName()));
        words.addAll(arguments);
        var builder = new ProcessBuilder(words).directory(folder.toFile());
        builder.environment().put("TANDEM_CACHE", "none");
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "CLICOLOR_FORCE"));
        builder.redirectOutput(new File("/dev/null"));
        var process = builder.start();
        var err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new End(process.waitFor(), err);
    }
}
