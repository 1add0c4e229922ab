package dev.tandem.app.command;

import dev.tandem.app.format.Format;
import dev.tandem.app.run.ChangeRun;
import dev.tandem.app.run.ReplayRun;
import dev.tandem.app.run.SessionFolder;
import dev.tandem.app.run.StopSignal;
import dev.tandem.app.terminal.Terminal;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Plays the journal of a session again and compares every decision.
@Command(
        name = "replay",
        description = "Replay the journal of a session and compare every decision.",
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  tandem replay paper/GoldenCross",
            "  tandem replay paper/GoldenCross --from 2024-01-31 --until 2024-02-02",
            "  tandem replay paper/GoldenCross --explain 7",
            "  tandem replay paper/GoldenCross --save src/test/resources/golden-cross.session",
            "  tandem replay paper/GoldenCross --changed --hours 48"
        })
final class ReplayCommand implements Callable<Integer> {
    private static final int USUAL_HOURS = 24;

    @Parameters(paramLabel = "DIR", description = "Folder of the session.")
    String folder = "";

    @Option(
            names = "--from",
            paramLabel = "DATE",
            description = "Show what was decided from then on: 2024-01-31 or an instant.")
    @Nullable String from;

    @Option(
            names = "--until",
            paramLabel = "DATE",
            description = "End there, that day included; default the end.")
    @Nullable String until;

    @Option(
            names = "--explain",
            paramLabel = "ORDER",
            description = "Tell the story of one order, by its number.")
    @Nullable String order;

    @Option(
            names = "--save",
            paramLabel = "FILE",
            description = "Write the session to a new file for tests of your own.")
    @Nullable Path saved;

    @Option(
            names = "--changed",
            description = "Show what the strategy as it is now would have decided.")
    boolean changed;

    @Option(
            names = "--hours",
            paramLabel = "N",
            description = "With --changed: how long before the end it begins; default 24.")
    @Nullable String hours;

    @Mixin final FormatOptions format = new FormatOptions();
    @Mixin final GlobalOptions global = new GlobalOptions();

    private final Terminal terminal;
    private final StopSignal stop;

    ReplayCommand(Terminal terminal, StopSignal stop) {
        this.terminal = terminal;
        this.stop = stop;
    }

    @Override
    public Integer call() {
        var problems = new OptionProblems("replay");
        var chosen = format.choose("replay", problems, Format.TEXT, Format.JSON);
        var wanted =
                new ReplayRun.Wanted(
                        problems.read(
                                "--from",
                                from,
                                text -> InstantWord.nanos(text, false),
                                Long.MAX_VALUE),
                        problems.read(
                                "--until",
                                until,
                                text -> InstantWord.nanos(text, true),
                                Long.MAX_VALUE),
                        problems.read("--explain", order, ReplayCommand::number, 0L),
                        chosen == Format.JSON,
                        saved == null ? null : terminal.directory().resolve(saved));
        if (saved != null && until != null) {
            problems.add("--save: a session is saved whole, but --until is given too");
        }
        var shown = problems.read("--hours", hours, ReplayCommand::hours, USUAL_HOURS);
        if (changed && (from != null || until != null || order != null || saved != null)) {
            problems.add("--changed: goes with --hours and --format only");
        }
        if (hours != null && !changed) {
            problems.add("--hours: says how much --changed shows, and --changed is not given");
        }
        problems.throwIfAny();
        var session = new SessionFolder(terminal.directory().resolve(folder));
        var begun = PaperCommand.again(session.words(), terminal.in(session.directory()), stop);
        return begun.act((request, strategy) ->
                changed
                        ? ChangeRun.run(
                                request,
                                strategy,
                                session,
                                begun.settings(),
                                shown,
                                wanted.asJson(),
                                terminal)
                        : ReplayRun.run(request, strategy, session, wanted, terminal));
    }

    private static Integer hours(String text) {
        if (!text.matches("[1-9][0-9]{0,4}")) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no number of hours from 1 to 99999");
        }
        return Integer.parseInt(text);
    }

    private static Long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("\"" + text + "\" is no number of an order", e);
        }
    }
}
