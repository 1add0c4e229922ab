package dev.tandem.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTest {
    @ParameterizedTest(name = "interactive {0}, environment {1}")
    @CsvSource({
        "true, TERM=xterm, true",
        "true, NO_COLOR=1, false",
        "true, TERM=dumb, false",
        "true, CI=true, false",
        "false, TERM=xterm, false",
        "false, CLICOLOR_FORCE=1, true",
        "false, CLICOLOR_FORCE=0, false",
        "true, NO_COLOR=1 CLICOLOR_FORCE=1, false"
    })
    void coloursFollowTheStreamAndTheEnvironment(
            boolean isInteractive, String environment, boolean hasColour) {
        var variables = new HashMap<String, String>();
        for (var pair : environment.split(" ")) {
            variables.put(pair.split("=")[0], pair.split("=")[1]);
        }

        assertThat(terminal(variables, isInteractive).hasColour()).isEqualTo(hasColour);
    }

    @ParameterizedTest
    @CsvSource({"100, 100", "40, 80", "300, 120", "wide, 80"})
    void widthIsThatOfTheTerminalWithinLimits(String columns, int width) {
        assertThat(terminal(Map.of("COLUMNS", columns), true).width()).isEqualTo(width);
    }

    @Test
    void coloursCanBeSwitchedOff() {
        var terminal = terminal(Map.of(), true);

        assertThat(terminal.red("x")).isEqualTo("\u001b[31mx\u001b[0m");
        assertThat(terminal.withoutColour().red("x")).isEqualTo("x");
    }

    @Test
    void breaksLinesWithoutShowingASecretInTwo() {
        var terminal = terminal(Map.of(), true);
        terminal.redaction().hide("planted secret words");

        assertThat(terminal.wrapped("x".repeat(70) + " planted secret words here", 2))
                .containsExactly("x".repeat(70) + " **** here");
        assertThat(terminal.wrapped("x".repeat(78) + " planted secret words here", 2))
                .containsExactly("x".repeat(78), "  **** here");
    }

    private static Terminal terminal(Map<String, String> environment, boolean isInteractive) {
        var stream = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        return new Terminal(stream, stream, environment, Path.of(""), isInteractive);
    }
}
