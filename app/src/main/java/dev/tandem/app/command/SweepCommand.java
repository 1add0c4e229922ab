package dev.tandem.app.command;

import dev.tandem.app.format.Format;
import dev.tandem.app.run.BacktestRequest;
import dev.tandem.app.run.BacktestRequest.Style;
import dev.tandem.app.run.StopSignal;
import dev.tandem.app.strategy.StrategyClass;
import dev.tandem.app.sweep.SweepRequest;
import dev.tandem.app.sweep.SweepRun;
import dev.tandem.app.terminal.Terminal;
import dev.tandem.research.Axis;
import dev.tandem.research.Shard;
import dev.tandem.research.SweepPlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ListResourceBundle;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Runs a strategy once for each of many parameter sets.
@Command(
        name = "sweep",
        description = "Run a strategy over its parameters, on all cores.",
        sortOptions = false,
        customSynopsis = {
            "tandem sweep TARGET --data PATH... --param NAME=VALUES... [OPTIONS]",
            "tandem sweep merge FILE FILE... --out FILE"
        },
        footer = {
            "",
            "Values of --param: a range from..to..step, a list of values between |, or both:",
            "  tandem sweep GoldenCross.java --data spy.csv \\",
            "    --param fast=5..23..2 --param 'slow=50|100..200..25'"
        })
final class SweepCommand implements Callable<Integer> {
    private static final int MOST_THREADS = 1024;

    @Mixin final RunOptions run = new RunOptions();

    @Option(
            names = "--random",
            paramLabel = "N",
            description = "Draw so many of the combinations, by --seed; default all.")
    @Nullable String random;

    @Option(
            names = "--shard",
            paramLabel = "I/N",
            description = "Only this part, such as 2/4; tandem sweep merge joins them.")
    @Nullable String shard;

    @Option(names = "--threads", paramLabel = "N", description = "Default one for each core.")
    @Nullable String threads;

    @Mixin final RankingOptions ranking = new RankingOptions();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "All rows as CSV; default sweeps/<strategy>-<hash>.csv.")
    @Nullable String out;

    @Option(names = "--overwrite", description = "Run all again and replace that file.")
    boolean overwrites;

    @Option(names = "--no-out", description = "Write nothing.")
    boolean writesNothing;

    @Mixin final FormatOptions format = new FormatOptions();

    @Option(names = "--no-progress", description = "No line that shows how far it is.")
    boolean hidesProgress;

    @Mixin final GlobalOptions global = new GlobalOptions();

    private final List<String> words;
    private final Terminal terminal;
    private final StopSignal stop;

    private SweepCommand(List<String> words, Terminal terminal, StopSignal stop) {
        this.words = words;
        this.terminal = terminal;
        this.stop = stop;
    }

    static CommandLine of(List<String> words, Terminal terminal, StopSignal stop) {
        return new CommandLine(new SweepCommand(words, terminal, stop))
                .setResourceBundle(new Words())
                .addSubcommand("merge", new SweepMergeCommand(terminal));
    }

    /// What its help says otherwise than that of a backtest.
    private static final class Words extends ListResourceBundle {
        @Override
        protected Object[][] getContents() {
            return new Object[][] {
                {"param", "A parameter and its values, as in fast=5..23..2; repeat for more."}
            };
        }
    }

    @Override
    public Integer call() {
        return run.act(words, terminal, (_, problems) -> output(problems), this::run);
    }

    private BacktestRequest.Output output(OptionProblems problems) {
        var chosen = format.choose("sweep", problems, Format.TEXT, Format.JSON);
        if (out != null && writesNothing) {
            problems.add("--no-out: nothing is written, but --out is given too");
        }
        shard(problems);
        threads(problems);
        ranking.read(problems);
        return new BacktestRequest.Output(
                out == null ? null : terminal.directory().resolve(Path.of(out)),
                !writesNothing,
                overwrites,
                chosen == Format.JSON ? Style.JSON : Style.TEXT,
                !hidesProgress,
                "");
    }

    private int run(BacktestRequest request, StrategyClass strategy) {
        var problems = new OptionProblems("sweep");
        var axes = axes(request, problems);
        problems.throwIfAny();
        var plan =
                random == null
                        ? problems.read("--param", "", _ -> SweepPlan.grid(axes))
                        : problems.read("--random", random, text -> drawn(axes, text, request));
        var chosen = ranking.read(problems);
        var part = shard(problems);
        problems.throwIfAny();
        if (plan == null) {
            throw new IllegalStateException("no plan and no problem");
        }
        if (part.size(plan.size()) == 0) {
            problems.add("--shard: there are only " + plan.size() + " parameter sets");
            problems.throwIfAny();
        }
        var wanted =
                new SweepRequest(
                        request, plan, part, chosen.ranking(), chosen.top(), threads(problems));
        return SweepRun.run(wanted, strategy, terminal, stop);
    }

    private static List<Axis> axes(BacktestRequest request, OptionProblems problems) {
        var axes = new ArrayList<Axis>();
        request.parameters()
                .forEach((name, text) -> {
                    var axis =
                            problems.read(
                                    "--param " + name, text, values -> Axis.parse(name, values));
                    if (axis != null) {
                        axes.add(axis);
                    }
                });
        return axes;
    }

    private static SweepPlan drawn(List<Axis> axes, String text, BacktestRequest request) {
        return SweepPlan.random(axes, Counts.read(text, SweepPlan.MOST_SETS), request.seed());
    }

    private Shard shard(OptionProblems problems) {
        return problems.read("--shard", shard, Shard::parse, Shard.WHOLE);
    }

    private int threads(OptionProblems problems) {
        return problems.read(
                "--threads",
                threads,
                text -> Counts.read(text, MOST_THREADS),
                Runtime.getRuntime().availableProcessors());
    }
}
