package dev.tandem.app.command;

import dev.tandem.app.format.Format;
import dev.tandem.app.terminal.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Adds tags to a run, or takes them away.
@Command(name = "tag", description = "Add tags to a run, or take them away.")
final class RunsTagCommand implements Callable<Integer> {
    private static final Pattern TAG = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,39}");

    @Parameters(index = "0", paramLabel = "RUN", description = "The run.")
    String run = "";

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "TAG", description = "The tags.")
    List<String> tags = new ArrayList<>();

    @Option(names = "--remove", description = "Take them away.")
    boolean removes;

    @Mixin final StoreOptions options = new StoreOptions();
    @Mixin final FormatOptions format = new FormatOptions();
    @Mixin final GlobalOptions global = new GlobalOptions();

    private final Terminal terminal;

    RunsTagCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var problems = new OptionProblems("runs tag");
        tags.stream()
                .filter(tag -> !TAG.matcher(tag).matches())
                .forEach(tag ->
                        problems.add(
                                "\""
                                        + tag
                                        + "\" is no tag: up to 40 letters, digits, dots,"
                                        + " dashes and underscores"));
        var chosen = format.choose("runs tag", problems, Format.TEXT, Format.JSON);
        problems.throwIfAny();
        var found = options.store(terminal).find(run);
        var notes = removes ? found.notes().without(tags) : found.notes().with(tags);
        notes.write(found);
        var all = notes.tags().isEmpty() ? "no tags" : "tags " + String.join(", ", notes.tags());
        terminal.out()
                .print(
                        chosen == Format.JSON
                                ? notes.json(found)
                                : found.name() + "   " + all + "\n");
        return 0;
    }
}
