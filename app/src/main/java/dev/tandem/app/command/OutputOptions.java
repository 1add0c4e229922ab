package dev.tandem.app.command;

import dev.tandem.app.config.ReportSettings;
import dev.tandem.app.format.Format;
import dev.tandem.app.run.BacktestRequest;
import dev.tandem.app.run.BacktestRequest.Style;
import dev.tandem.app.run.Values;
import dev.tandem.app.terminal.Terminal;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What a run writes and prints; the same for all commands that run something.
final class OutputOptions {
    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Directory of this run; default runs/<time>-<strategy>.")
    @Nullable String out;

    @Option(names = "--overwrite", description = "Replace an older run in that directory.")
    boolean overwrites;

    @Option(names = "--no-out", description = "Write nothing.")
    boolean writesNothing;

    @Option(names = "--no-report", description = "Write the files without a report.html.")
    boolean writesNoReport;

    @Option(names = "--open", description = "Open the report in the browser.")
    boolean opens;

    @Mixin final FormatOptions format = new FormatOptions();

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

    /// @param command its name
    /// @param standard directory of the run when no option names one; null for one named after it
    /// @param report what the configuration says of the report; options win
    BacktestRequest.Output output(
            String command,
            Terminal terminal,
            @Nullable Path standard,
            ReportSettings report,
            OptionProblems problems) {
        var chosen = format.choose(command, problems, Format.TEXT, Format.JSON);
        if (out != null && writesNothing) {
            problems.add("--no-out: nothing is written, but --out is given too");
        }
        if (opens && (writesNothing || writesNoReport)) {
            var other = writesNothing ? "--no-out" : "--no-report";
            problems.add("--open: " + other + " is given too, so there is nothing to open");
        }
        var style = chosen == Format.JSON ? Style.JSON : quiet ? Style.QUIET : Style.TEXT;
        var directory = out == null ? standard : Path.of(out);
        return new BacktestRequest.Output(
                directory == null ? null : terminal.directory().resolve(directory),
                !writesNothing,
                overwrites,
                !writesNoReport && (opens || report.html()),
                opens || (report.open() && !writesNothing && !writesNoReport),
                style,
                !hidesProgress && !quiet,
                problems.read("--expect-hash", expectedHash, Values::hash, ""));
    }
}
