package dev.tandem.app.command;

import dev.tandem.api.problem.Names;
import dev.tandem.api.problem.TandemException;
import dev.tandem.api.problem.TandemException.Kind;
import dev.tandem.app.message.MessageCode;
import dev.tandem.app.message.MessageCodes;
import dev.tandem.app.terminal.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Shows the help of the program or of one command, explains the code of a message, or lists the
/// trading calendars.
@Command(name = "help", description = "Show the help of a command, a TDM code, or the calendars.")
final class HelpCommand implements Callable<Integer> {
    private static final String CALENDARS = "calendars";

    @Mixin final GlobalOptions global = new GlobalOptions();

    @Parameters(
            arity = "0..*",
            paramLabel = "COMMAND|CODE|calendars",
            description =
                    "A command such as runs list, a code such as TDM-2310, or calendars for the"
                            + " list of trading calendars.")
    List<String> words = new ArrayList<>();

    @Spec private CommandSpec spec = CommandSpec.create(); // replaced by the one of this command

    private final Terminal terminal;

    HelpCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (words.size() == 1 && words.getFirst().toUpperCase(Locale.ROOT).startsWith("TDM-")) {
            explain(MessageCodes.find(words.getFirst()));
            return 0;
        }
        if (words.equals(List.of(CALENDARS))) {
            CalendarList.print(terminal);
            return 0;
        }
        var wanted = spec.parent().commandLine();
        for (var word : words) {
            wanted = below(wanted, word);
        }
        wanted.usage(terminal.out());
        return 0;
    }

    private void explain(MessageCode code) {
        terminal.out().println(terminal.bold(code.code()) + "  " + code.title());
        code.meaning().forEach(line -> terminal.out().println("      " + line));
        terminal.out().println("help: " + code.next());
    }

    private static CommandLine below(CommandLine command, String word) {
        var found = command.getSubcommands().get(word);
        if (found == null) {
            var known = command.getSubcommands().keySet();
            throw new TandemException(
                    Kind.USAGE,
                    "TDM-1001",
                    "unknown command \"" + word + "\", " + Names.hint(word, known),
                    "tandem help lists all commands");
        }
        return found;
    }
}
