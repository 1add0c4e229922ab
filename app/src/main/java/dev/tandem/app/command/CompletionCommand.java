package dev.tandem.app.command;

import dev.tandem.app.format.Format;
import dev.tandem.app.terminal.Terminal;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Prints a script that makes a shell complete commands and options.
@Command(
        name = "completion",
        description = "Print a completion script for bash, zsh, fish or powershell.",
        footer = {
            "",
            "  bash, zsh  source <(tandem completion bash)",
            "  fish       tandem completion fish > ~/.config/fish/completions/tandem.fish",
            "  powershell tandem completion powershell | Out-String | Invoke-Expression"
        })
final class CompletionCommand implements Callable<Integer> {
    enum Shell {
        BASH,
        ZSH,
        FISH,
        POWERSHELL
    }

    @Parameters(paramLabel = "SHELL", description = "bash, zsh, fish or powershell.")
    @Nullable String shell;

    @Mixin final FormatOptions format = new FormatOptions();
    @Mixin final GlobalOptions global = new GlobalOptions();

    @Spec private CommandSpec spec = CommandSpec.create(); // replaced by the one of this command

    private final Terminal terminal;

    CompletionCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var problems = new OptionProblems("completion");
        format.choose("completion", problems, Format.TEXT);
        var chosen = problems.choice("completion", shell, Shell.values());
        problems.throwIfAny();
        var program = spec.root().commandLine();
        terminal.out()
                .print(
                        switch (Objects.requireNonNull(chosen)) { // picocli wants one
                            case BASH, ZSH -> AutoComplete.bash("tandem", program);
                            case FISH -> FishCompletion.script(program);
                            case POWERSHELL -> PowerShellCompletion.script(program);
                        });
        return 0;
    }
}
