package dev.tandem.app.command;

import dev.tandem.api.problem.Names;
import dev.tandem.api.problem.TandemException;
import dev.tandem.api.problem.TandemException.Kind;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Shows the help of the program or of one command.
@Command(name = "help", description = "Show the help of a command.")
final class HelpCommand implements Callable<Integer> {
    @Mixin final GlobalOptions global = new GlobalOptions();

    @Parameters(arity = "0..1", paramLabel = "COMMAND")
    @Nullable String command;

    @Spec private CommandSpec spec = CommandSpec.create(); // replaced by the one of this command

    @Override
    public Integer call() {
        var root = spec.parent().commandLine();
        var wanted = command == null ? root : root.getSubcommands().get(command);
        if (wanted == null) {
            throw new TandemException(
                    Kind.USAGE,
                    "TDM-1001",
                    "unknown command \""
                            + command
                            + "\", "
                            + Names.hint(String.valueOf(command), root.getSubcommands().keySet()),
                    "tandem help lists all commands");
        }
        wanted.usage(root.getOut());
        return 0;
    }
}
