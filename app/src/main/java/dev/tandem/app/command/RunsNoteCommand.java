package dev.tandem.app.command;

import dev.tandem.app.format.Format;
import dev.tandem.app.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Writes a note to a run, in place of an older one.
@Command(name = "note", description = "Write a note to a run; an empty text takes it away.")
final class RunsNoteCommand implements Callable<Integer> {
    private static final int MOST = 2000;

    @Parameters(index = "0", paramLabel = "RUN", description = "The run.")
    String run = "";

    @Parameters(index = "1", paramLabel = "TEXT", description = "The note.")
    String text = "";

    @Mixin final StoreOptions options = new StoreOptions();
    @Mixin final FormatOptions format = new FormatOptions();
    @Mixin final GlobalOptions global = new GlobalOptions();

    private final Terminal terminal;

    RunsNoteCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var problems = new OptionProblems("runs note");
        if (text.length() > MOST) {
            problems.add("the note has " + text.length() + " characters, at most are " + MOST);
        }
        var chosen = format.choose("runs note", problems, Format.TEXT, Format.JSON);
        problems.throwIfAny();
        var found = options.store(terminal).find(run);
        var note = text.strip();
        var notes = found.notes().saying(note);
        notes.write(found);
        terminal.out()
                .print(
                        chosen == Format.JSON
                                ? notes.json(found)
                                : found.name()
                                        + "   "
                                        + (note.isEmpty() ? "no note" : note)
                                        + "\n");
        return 0;
    }
}
