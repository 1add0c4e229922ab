package dev.tandem.app.command;

import dev.tandem.app.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Market data on this machine; without a command of its own it shows what there is.
@Command(
        name = "data",
        description = "Look after market data.",
        synopsisSubcommandLabel = "COMMAND")
final class DataCommand implements Callable<Integer> {
    @Mixin final GlobalOptions global = new GlobalOptions();

    @Spec private CommandSpec spec = CommandSpec.create(); // replaced by the one of this command

    private final Terminal terminal;

    private DataCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    static CommandLine of(Terminal terminal) {
        return new CommandLine(new DataCommand(terminal))
                .addSubcommand("cache", CacheCommand.of(terminal));
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(terminal.out());
        return 0;
    }
}
