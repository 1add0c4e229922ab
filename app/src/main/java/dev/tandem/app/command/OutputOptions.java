package dev.tandem.app.command;

import dev.tandem.app.run.BacktestRequest;
import dev.tandem.app.run.BacktestRequest.Style;
import dev.tandem.app.run.Values;
import dev.tandem.app.terminal.Terminal;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What a run writes and prints; the same for all commands that run something.
final class OutputOptions {
    enum Format {
        TEXT,
        JSON
    }

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Directory of this run; default runs/<time>-<strategy>.")
    @Nullable String out;

    @Option(names = "--overwrite", description = "Replace an older run in that directory.")
    boolean overwrites;

    @Option(names = "--no-out", description = "Write nothing.")
    boolean writesNothing;

    @Option(names = "--json", description = "One JSON document instead of the table.")
    boolean json;

    @Option(names = "--format", paramLabel = "text|json", description = "json is --json.")
    @Nullable String format;

    @Option(
            names = {"-q", "--quiet"},
            description = "Print only the run id.")
    boolean quiet;

    @Option(names = "--no-progress", description = "No progress bar or lines.")
    boolean hidesProgress;

    @Option(
            names = "--expect-hash",
            paramLabel = "PREFIX",
            description = "Exit 9 unless the decision hash begins with this.")
    @Nullable String expectedHash;

    /// @param standard directory of the run when no option names one; null for one named after it
    BacktestRequest.Output output(
            Terminal terminal, @Nullable Path standard, OptionProblems problems) {
        var chosen = problems.choice("--format", format, Format.values());
        if (json && chosen == Format.TEXT) {
            problems.add("--format: text, but --json is given too");
        }
        if (out != null && writesNothing) {
            problems.add("--no-out: nothing is written, but --out is given too");
        }
        var style = json || chosen == Format.JSON ? Style.JSON : quiet ? Style.QUIET : Style.TEXT;
        var directory = out == null ? standard : Path.of(out);
        return new BacktestRequest.Output(
                directory == null ? null : terminal.directory().resolve(directory),
                !writesNothing,
                overwrites,
                style,
                !hidesProgress && !quiet,
                problems.read("--expect-hash", expectedHash, Values::hash, ""));
    }
}
