package dev.tandem.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.app.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailuresTest {
    @TempDir Path folder;

    @Test
    void aBugLeavesAFileAndExitsWith1() throws IOException {
        Files.createDirectory(folder.resolve("runs"));
        var err = new ByteArrayOutputStream();
        var stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        var terminal = new Terminal(stream, stream, Map.of(), folder, false);

        var code = new Failures(List.of("demo"), terminal).report(new IllegalStateException("odd"));

        assertThat(code).isEqualTo(1);
        var printed = err.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(printed.getFirst())
                .isEqualTo("error TDM-0001  a bug in tandem: java.lang.IllegalStateException: odd");
        assertThat(printed.getLast()).endsWith("(exit 1)");
        var file = Path.of(printed.get(1).strip().substring("details: ".length()));
        assertThat(file).hasParent(folder.resolve("runs"));
        assertThat(Files.readString(file))
                .contains("command: tandem demo")
                .contains("\tat dev.tandem.app.FailuresTest");
    }
}
