package dev.tandem.app.command;

import dev.tandem.app.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Things that can be begun from a pattern.
@Command(
        name = "new",
        description = "Add a strategy to a project.",
        synopsisSubcommandLabel = "COMMAND")
final class NewCommand implements Callable<Integer> {
    @Mixin final GlobalOptions global = new GlobalOptions();

    @Spec private CommandSpec spec = CommandSpec.create(); // replaced by the one of this command

    private final Terminal terminal;

    private NewCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    static CommandLine of(Terminal terminal) {
        return new CommandLine(new NewCommand(terminal))
                .addSubcommand("strategy", new NewStrategyCommand(terminal));
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(terminal.out());
        return 0;
    }
}
