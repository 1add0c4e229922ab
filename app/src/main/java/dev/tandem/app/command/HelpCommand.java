package dev.tandem.app.command;

import dev.tandem.api.problem.Names;
import dev.tandem.api.problem.TandemException;
import dev.tandem.api.problem.TandemException.Kind;
import dev.tandem.app.format.DocumentSchemas;
import dev.tandem.app.format.Format;
import dev.tandem.app.format.JsonText;
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
import tools.jackson.core.JsonGenerator;

/// Shows the help of the program or of one command, explains the code of a message, or lists the
/// trading calendars.
@Command(name = "help", description = "Show the help of a command, a TDM code, or the calendars.")
final class HelpCommand implements Callable<Integer> {
    private static final String CALENDARS = "calendars";
    private static final String SCHEMA = "schema";

    @Mixin final FormatOptions format = new FormatOptions();
    @Mixin final GlobalOptions global = new GlobalOptions();

    @Parameters(
            arity = "0..*",
            paramLabel = "COMMAND|CODE|calendars",
            description =
                    "Such as runs list, TDM-2310, calendars for the list of trading calendars, or"
                            + " schema KIND for that of a document.")
    List<String> words = new ArrayList<>();

    @Spec private CommandSpec spec = CommandSpec.create(); // replaced by the one of this command

    private final Terminal terminal;

    HelpCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var chosen = format.choose("help", Format.TEXT, Format.JSON);
        if (words.size() == 2 && words.getFirst().equals(SCHEMA)) {
            terminal.out().print(DocumentSchemas.text(words.getLast()));
            return 0;
        }
        var page = page();
        if (chosen == Format.JSON) {
            terminal.out().print(JsonText.of(page::fields));
        } else {
            page.lines().forEach(terminal.out()::println);
        }
        return 0;
    }

    /// What is shown.
    ///
    /// @param topic a command, a code, or `schema`
    private record Page(String topic, List<String> lines) {
        void fields(JsonGenerator json) {
            json.writeStringProperty("schema", "tandem.help/1");
            json.writeStringProperty("topic", topic);
            var plain = lines.stream().map(line -> line.replaceAll("\u001b\\[[0-9;]*m", ""));
            JsonText.strings(json, "lines", plain.toList());
        }
    }

    private Page page() {
        var topic = String.join(" ", words);
        if (words.size() == 1 && topic.toUpperCase(Locale.ROOT).startsWith("TDM-")) {
            return explained(MessageCodes.find(topic));
        }
        if (topic.equals(SCHEMA)) {
            return new Page(topic, DocumentSchemas.KINDS);
        }
        if (topic.equals(CALENDARS)) {
            return new Page(topic, CalendarList.lines(terminal));
        }
        var wanted = spec.parent().commandLine();
        for (var word : words) {
            wanted = below(wanted, word);
        }
        return new Page(topic, wanted.getUsageMessage().lines().toList());
    }

    private Page explained(MessageCode code) {
        var lines = new ArrayList<String>();
        lines.add(terminal.bold(code.code()) + "  " + code.title());
        code.meaning().forEach(line -> lines.add("      " + line));
        lines.add("help: " + code.next());
        return new Page(code.code(), lines);
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
