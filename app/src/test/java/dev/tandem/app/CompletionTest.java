package dev.tandem.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.app.command.RootCommand;
import dev.tandem.app.run.StopSignal;
import dev.tandem.app.terminal.Terminal;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/// The scripts for shells know all commands and options.
class CompletionTest {
    @TempDir Path folder;

    @ParameterizedTest(name = "{0}")
    @CsvSource({"bash, --", "zsh, --", "fish, '-l '", "powershell, --"})
    void knowsEveryCommandAndEveryOption(String shell, String beforeOption) {
        var end = new Tried(folder).run(List.of("completion", shell));

        assertThat(end.code()).isZero();
        assertThat(end.out()).isNotEmpty();
        var program = RootCommand.all(List.of(), Terminal.ofProcess(), new StopSignal());
        assertKnown(program, end.out(), beforeOption);
    }

    private static void assertKnown(CommandLine command, String script, String beforeOption) {
        for (var option : command.getCommandSpec().optionsMap().keySet()) {
            if (option.startsWith("--")) {
                assertThat(script).contains(beforeOption + option.substring(2));
            }
        }
        command.getSubcommands()
                .forEach((name, below) -> {
                    assertThat(script).containsPattern("\\b" + name + "\\b");
                    assertKnown(below, script, beforeOption);
                });
    }
}
