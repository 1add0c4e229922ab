package dev.tandem.app.command;

import dev.tandem.api.problem.TandemException;
import dev.tandem.api.problem.TandemException.Kind;
import dev.tandem.app.format.Format;
import dev.tandem.app.sweep.SweepOutput;
import dev.tandem.app.terminal.Terminal;
import dev.tandem.research.SweepMerge;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Puts the shards of a sweep together.
@Command(
        name = "merge",
        description = "Put the shards of a sweep together.",
        sortOptions = false,
        customSynopsis = "tandem sweep merge FILE FILE... --out FILE [OPTIONS]")
final class SweepMergeCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "FILE", description = "One for each shard.")
    List<String> files = new ArrayList<>();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "The whole, as one sweep would have written it.")
    @Nullable String out;

    @Option(names = "--overwrite", description = "Replace an older file of that name.")
    boolean overwrites;

    @Mixin final RankingOptions ranking = new RankingOptions();
    @Mixin final FormatOptions format = new FormatOptions();
    @Mixin final GlobalOptions global = new GlobalOptions();

    private final Terminal terminal;

    SweepMergeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var problems = new OptionProblems("sweep merge");
        var chosen = format.choose("sweep merge", problems, Format.TEXT, Format.JSON);
        var shown = ranking.read(problems);
        if (out == null) {
            problems.add("--out: not given");
        }
        problems.throwIfAny();
        var target = terminal.directory().resolve(Path.of(String.valueOf(out)));
        if (Files.exists(target) && !overwrites) {
            throw new TandemException(
                    Kind.REFUSED,
                    "TDM-7012",
                    target + " is already there; nothing was written",
                    "choose another name with --out, or add --overwrite");
        }
        var table =
                SweepMerge.of(
                        files.stream().map(Path::of).map(terminal.directory()::resolve).toList());
        table.write(target);
        var output = new SweepOutput(terminal, table, shown.ranking(), shown.top());
        if (chosen == Format.JSON) {
            output.json(target, List.of());
        } else {
            output.text(target, List.of());
        }
        return 0;
    }
}
