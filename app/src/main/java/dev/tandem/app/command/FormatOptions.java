package dev.tandem.app.command;

import dev.tandem.api.problem.TandemException;
import dev.tandem.api.problem.TandemException.Kind;
import dev.tandem.app.format.Format;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How the result is written; the same for all commands.
final class FormatOptions {
    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "text, json, ndjson or csv, if the command has it.")
    @Nullable String format;

    @Option(names = "--json", description = "Short for --format json.")
    boolean json;

    /// The format of a command that reads no other options.
    ///
    /// @param command its name
    /// @param known the formats it has
    Format choose(String command, Format... known) {
        var problems = new OptionProblems(command);
        var chosen = choose(command, problems, known);
        problems.throwIfAny();
        return chosen;
    }

    /// The format, text where none is given or it is wrong.
    ///
    /// @throws TandemException `TDM-1009` if the command does not have it
    Format choose(String command, OptionProblems problems, Format... known) {
        var chosen = problems.choice("--format", format, Format.values(), Format.TEXT);
        if (json && format != null && chosen != Format.JSON) {
            problems.add("--format: " + format + ", but --json is given too");
        }
        var wanted = json ? Format.JSON : chosen;
        var has = List.of(known);
        if (!has.contains(wanted)) {
            throw new TandemException(
                    Kind.USAGE,
                    "TDM-1009",
                    command + " has no format " + wanted.word(),
                    "it has " + String.join(", ", has.stream().map(Format::word).toList()));
        }
        return wanted;
    }
}
