package dev.tandem.app.command;

import dev.tandem.app.config.SessionSettings;
import dev.tandem.app.run.Pace;
import dev.tandem.app.run.PaperRun;
import dev.tandem.app.run.StopSignal;
import dev.tandem.app.run.VenuePlace;
import dev.tandem.app.terminal.Terminal;
import dev.tandem.runtime.journal.Durability;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Plays recorded data at the wall clock, in a session that survives the end of its process.
@Command(
        name = "paper",
        description = "Trade recorded data as if they came now, with simulated fills.",
        sortOptions = false,
        customSynopsis = {
            "tandem paper TARGET --data PATH... [OPTIONS]",
            "tandem paper FILE.yaml [OPTIONS]"
        },
        footer = {
            "",
            "A session that was killed goes on with the same command.",
            "",
            "Examples:",
            "  tandem paper GoldenCross.java --data spy.csv --speed 3600",
            "  tandem paper GoldenCross.java --config paper.yaml",
            "  tandem halt paper/GoldenCross"
        })
final class PaperCommand implements Callable<Integer> {
    @Mixin final RunOptions run = new RunOptions();

    @Option(
            names = "--speed",
            paramLabel = "N|max",
            description = "Times the wall clock; default 1.")
    @Nullable String speed;

    @Option(
            names = "--durability",
            paramLabel = "MODE",
            description = "force-before-send (default), group-5ms or none.")
    @Nullable String durability;

    @Option(
            names = "--session",
            paramLabel = "DIR",
            description = "Folder of the session; default paper/<strategy>.")
    @Nullable String session;

    @Option(
            names = "--venue",
            paramLabel = "PLACE",
            description = "Simulated venue: in-process (default), or own-process.")
    @Nullable String venue;

    @Option(
            names = "--at-once",
            description = "Go on at once after processes that died again and again.")
    boolean atOnce;

    @Option(
            names = "--accept-change",
            paramLabel = "MARK",
            description = "Go on with the changed strategy; replay --changed gives the mark.")
    @Nullable String acceptChange;

    @Mixin final OutputOptions output = new OutputOptions();
    @Mixin final GlobalOptions global = new GlobalOptions();

    private final List<String> words;
    private final Terminal terminal;
    private final StopSignal stop;
    private @Nullable SessionSettings settings;

    PaperCommand(List<String> words, Terminal terminal, StopSignal stop) {
        this.words = words;
        this.terminal = terminal;
        this.stop = stop;
    }

    /// The command of a session that was begun before.
    ///
    /// @param words of its command line
    static PaperCommand again(List<String> words, Terminal terminal, StopSignal stop) {
        var begun = new PaperCommand(words, terminal, stop);
        new CommandLine(begun)
                .setExpandAtFiles(false)
                .parseArgs(words.subList(1, words.size()).toArray(String[]::new));
        return begun;
    }

    @Override
    public Integer call() {
        return act((request, strategy) ->
                PaperRun.run(request, strategy, settings(), terminal, stop, atOnce, acceptChange));
    }

    /// Does something else with what the command line asks for.
    int act(RunOptions.Action action) {
        return act(output, action);
    }

    /// The same with other options for what comes of it.
    int act(OutputOptions output, RunOptions.Action action) {
        return run.act(
                words,
                terminal,
                (read, problems) -> {
                    settings = settings(read.session(), problems);
                    return output.output("paper", terminal, read.out(), read.report(), problems);
                },
                action);
    }

    /// What the command line and the configuration say about the session, after [#act].
    SessionSettings settings() {
        return Objects.requireNonNull(settings);
    }

    private SessionSettings settings(SessionSettings base, OptionProblems problems) {
        return base.with(
                problems.read("--speed", speed, Pace::parse),
                problems.choice("--durability", durability, Durability.values()),
                session == null ? null : Path.of(session),
                problems.choice("--venue", venue, VenuePlace.values()));
    }
}
