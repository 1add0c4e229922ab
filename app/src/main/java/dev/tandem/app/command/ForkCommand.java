package dev.tandem.app.command;

import dev.tandem.app.run.ForkRun;
import dev.tandem.app.run.SessionFolder;
import dev.tandem.app.run.StopSignal;
import dev.tandem.app.terminal.Terminal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Another future of a recorded session.
@Command(
        name = "fork",
        description = "Go on from an instant of a recorded session with other parameters.",
        sortOptions = false,
        footer = {
            "",
            "The recorded session is not touched. Orders and positions of that instant stay. The",
            "same command goes on with the new session when it was interrupted.",
            "",
            "Examples:",
            "  tandem fork paper/GoldenCross --at 2024-01-31 --param fast=20",
            "  tandem fork paper/GoldenCross --at 2024-01-31T14:30:00Z --speed max"
        })
final class ForkCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "Folder of the recorded session.")
    String folder = "";

    @Option(
            names = "--at",
            required = true,
            paramLabel = "DATE",
            description =
                    "Last moment that is taken over: 2024-01-31, that day included, or an"
                            + " instant.")
    String at = "";

    @Option(
            names = "--param",
            paramLabel = "NAME=VALUE",
            description = "Another value of a parameter; repeat for more.")
    List<String> parameters = new ArrayList<>();

    @Option(
            names = "--speed",
            paramLabel = "N|max",
            description = "Times the wall clock; default that of the recorded session.")
    @Nullable String speed;

    @Option(
            names = "--session",
            paramLabel = "DIR",
            description = "Folder of the new session; default that of the recorded one and -fork.")
    @Nullable String session;

    @Mixin final OutputOptions output = new OutputOptions();
    @Mixin final GlobalOptions global = new GlobalOptions();

    private final Terminal terminal;
    private final StopSignal stop;

    ForkCommand(Terminal terminal, StopSignal stop) {
        this.terminal = terminal;
        this.stop = stop;
    }

    @Override
    public Integer call() {
        var problems = new OptionProblems("fork");
        var nanos = problems.read("--at", at, text -> InstantWord.nanos(text, true), 0L);
        var changed = changed(problems);
        problems.throwIfAny();
        var recorded = terminal.directory().resolve(folder).toAbsolutePath().normalize();
        var from = new SessionFolder(recorded);
        var name = recorded.getFileName() + "-fork";
        var target =
                session == null
                        ? recorded.resolveSibling(name)
                        : terminal.directory().resolve(session).toAbsolutePath().normalize();
        var words = ForkedWords.of(from.words(), changed, speed, target);
        var there = terminal.in(from.directory());
        var forked = PaperCommand.again(words, there, stop);
        var begun = PaperCommand.again(from.words(), there, stop);
        return forked.act(
                output,
                (asked, _) ->
                        begun.act(
                                output,
                                (request, strategy) ->
                                        ForkRun.run(
                                                request,
                                                strategy,
                                                from,
                                                new SessionFolder(target),
                                                new ForkRun.Wanted(
                                                        Instant.EPOCH.plusNanos(nanos),
                                                        changed,
                                                        asked.command(),
                                                        forked.settings()),
                                                there,
                                                stop)));
    }

    private SequencedMap<String, String> changed(OptionProblems problems) {
        var changed = new LinkedHashMap<String, String>();
        for (var pair : parameters) {
            var equals = pair.indexOf('=');
            if (equals < 1) {
                problems.add("--param: \"" + pair + "\" is no name=value");
            } else if (changed.put(pair.substring(0, equals).strip(), pair.substring(equals + 1))
                    != null) {
                problems.add(
                        "--param: \"" + pair.substring(0, equals).strip() + "\" is given twice");
            }
        }
        return changed;
    }
}
