package dev.tandem.app.command;

import dev.tandem.app.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// The journal of a run; without a command of its own it shows what there is.
@Command(
        name = "journal",
        description = "Look at the journal of a run.",
        synopsisSubcommandLabel = "COMMAND")
final class JournalCommand implements Callable<Integer> {
    @Mixin final GlobalOptions global = new GlobalOptions();

    @Spec private CommandSpec spec = CommandSpec.create(); // replaced by the one of this command

    private final Terminal terminal;

    private JournalCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    static CommandLine of(Terminal terminal) {
        return new CommandLine(new JournalCommand(terminal))
                .addSubcommand("show", new JournalShowCommand(terminal))
                .addSubcommand("verify", new JournalVerifyCommand(terminal))
                .addSubcommand("export", new JournalExportCommand(terminal))
                .addSubcommand("archive", new JournalArchiveCommand(terminal));
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(terminal.out());
        return 0;
    }
}
