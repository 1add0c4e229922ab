package dev.tandem.app.command;

import dev.tandem.app.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Rows kept of CSV files; without a command of its own it shows what there is.
@Command(
        name = "cache",
        description = "List and remove what is kept of CSV files for later runs.",
        synopsisSubcommandLabel = "COMMAND")
final class CacheCommand implements Callable<Integer> {
    @Mixin final GlobalOptions global = new GlobalOptions();

    @Spec private CommandSpec spec = CommandSpec.create(); // replaced by the one of this command

    private final Terminal terminal;

    private CacheCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    static CommandLine of(Terminal terminal) {
        return new CommandLine(new CacheCommand(terminal))
                .addSubcommand("list", new CacheListCommand(terminal))
                .addSubcommand("prune", new CachePruneCommand(terminal))
                .addSubcommand("clear", new CacheClearCommand(terminal));
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(terminal.out());
        return 0;
    }
}
