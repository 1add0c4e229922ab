package dev.tandem.app.command;

import dev.tandem.app.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Kept runs; without a command of its own it shows what there is.
@Command(
        name = "runs",
        description = "List, show, mark, remove and export runs.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "A run is named by its id or the beginning of it, by last or last~1 (the one",
            "before), or by its directory."
        })
final class RunsCommand implements Callable<Integer> {
    @Mixin final GlobalOptions global = new GlobalOptions();

    @Spec private CommandSpec spec = CommandSpec.create(); // replaced by the one of this command

    private final Terminal terminal;

    private RunsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    static CommandLine of(Terminal terminal) {
        return new CommandLine(new RunsCommand(terminal))
                .addSubcommand("list", new RunsListCommand(terminal))
                .addSubcommand("show", new RunsShowCommand(terminal))
                .addSubcommand("tag", new RunsTagCommand(terminal))
                .addSubcommand("note", new RunsNoteCommand(terminal))
                .addSubcommand("rm", new RunsRemoveCommand(terminal))
                .addSubcommand("export", new RunsExportCommand(terminal));
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(terminal.out());
        return 0;
    }
}
