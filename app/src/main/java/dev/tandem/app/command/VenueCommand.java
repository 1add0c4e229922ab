package dev.tandem.app.command;

import dev.tandem.app.run.SessionFolder;
import dev.tandem.app.run.StopSignal;
import dev.tandem.app.run.VenueRun;
import dev.tandem.app.terminal.Terminal;
import dev.tandem.runtime.journal.Durability;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The process of a session's venue.
@Command(
        name = "venue",
        description = "Be the simulated venue of a session, in a process of its own.",
        sortOptions = false,
        footer = {
            "",
            "tandem paper --venue own-process starts it, finds it again after its own end,",
            "and lets it end when the session is over. It listens to processes of the same",
            "user on this machine only.",
            "",
            "Examples:",
            "  tandem venue paper/GoldenCross --idle 600"
        })
final class VenueCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "Folder of the session.")
    String folder = "";

    @Option(
            names = "--idle",
            paramLabel = "SECONDS",
            description = "End after so long without an engine; default 60.")
    @Nullable String idle;

    @Option(
            names = "--durability",
            paramLabel = "MODE",
            description = "force-before-send (default), group-5ms or none.")
    @Nullable String durability;

    @Mixin final GlobalOptions global = new GlobalOptions();

    private final Terminal terminal;
    private final StopSignal stop;

    VenueCommand(Terminal terminal, StopSignal stop) {
        this.terminal = terminal;
        this.stop = stop;
    }

    @Override
    public Integer call() {
        var problems = new OptionProblems("venue");
        var idleSeconds = problems.read("--idle", idle, VenueCommand::seconds, 60L);
        var mode =
                problems.choice(
                        "--durability",
                        durability,
                        Durability.values(),
                        Durability.FORCE_BEFORE_SEND);
        problems.throwIfAny();
        var session = new SessionFolder(terminal.directory().resolve(folder));
        var words = session.words();
        var begun = new PaperCommand(words, terminal.in(session.directory()), stop);
        new CommandLine(begun)
                .setExpandAtFiles(false)
                .parseArgs(words.subList(1, words.size()).toArray(String[]::new));
        return begun.act((request, strategy) ->
                VenueRun.run(request, strategy, session, mode, idleSeconds, terminal, stop));
    }

    private static Long seconds(String text) {
        if (text.matches("[1-9][0-9]{0,6}")) {
            return Long.parseLong(text);
        }
        throw new IllegalArgumentException("\"" + text + "\" is no number of seconds, write 60");
    }
}
