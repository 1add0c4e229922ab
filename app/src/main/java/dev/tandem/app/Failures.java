package dev.tandem.app;

import dev.tandem.api.problem.Names;
import dev.tandem.api.problem.TandemException;
import dev.tandem.api.problem.TandemException.Kind;
import dev.tandem.app.format.Format;
import dev.tandem.app.terminal.ErrorReport;
import dev.tandem.app.terminal.Terminal;
import dev.tandem.runtime.journal.JournalDamaged;
import dev.tandem.runtime.record.NewerVersionException;
import java.util.List;
import picocli.CommandLine;

/// Turns whatever was thrown into a message and an exit code.
final class Failures {
    private final List<String> arguments;
    private final Terminal terminal;

    Failures(List<String> arguments, Terminal terminal) {
        this.arguments = arguments;
        this.terminal = terminal;
    }

    /// Prints it.
    ///
    /// @return the exit code
    int report(Throwable failure) {
        return switch (failure) {
            case TandemException expected -> print(expected);
            case CommandLine.ParameterException usage -> print(explained(usage));
            case NewerVersionException newer -> print(explained(newer));
            case JournalDamaged damaged -> print(explained(damaged));
            default -> print(CrashFile.report(failure, arguments, terminal), failure);
        };
    }

    private int print(TandemException failure) {
        var lines = String.valueOf(failure.getMessage()).lines().toList();
        var exitCode = ExitCode.of(failure.kind());
        return print(new ErrorReport(failure.code(), lines, failure.next(), exitCode), failure);
    }

    /// For people on standard error; for machines on standard output as well, unless a result is
    /// there already: that must stay the only document.
    private int print(ErrorReport report, Throwable failure) {
        report.print(terminal);
        if (isVerbose()) {
            printStack(failure);
        }
        if (!terminal.hasPrinted()) {
            switch (Format.askedFor(arguments)) {
                case JSON -> terminal.out().print(report.json());
                case NDJSON -> terminal.out().print(report.jsonLine());
                case TEXT, CSV -> {}
            }
        }
        return report.exitCode();
    }

    /// The stack of an exception of a strategy's own, whose methods may throw themselves, is left
    /// out.
    private void printStack(Throwable failure) {
        try {
            failure.printStackTrace(terminal.err());
        } catch (RuntimeException | StackOverflowError broken) {
            terminal.err()
                    .println(
                            "the rest of the stack cannot be shown: "
                                    + broken.getClass().getName());
        }
    }

    private boolean isVerbose() {
        return arguments.contains("-v") || arguments.contains("--verbose");
    }

    private static TandemException explained(CommandLine.ParameterException failure) {
        var command = failure.getCommandLine();
        if (failure instanceof CommandLine.UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            return unknown(unmatched.getUnmatched().getFirst(), command);
        }
        var code =
                failure instanceof CommandLine.MissingParameterException ? "TDM-1003" : "TDM-1004";
        return usage(code, String.valueOf(failure.getMessage()), command);
    }

    private static TandemException explained(NewerVersionException failure) {
        return new TandemException(
                Kind.REFUSED,
                "TDM-6007",
                "a newer program wrote this\n" + failure.getMessage(),
                "use the program that wrote it, or a newer one; nothing was changed",
                failure);
    }

    private static TandemException explained(JournalDamaged failure) {
        return new TandemException(
                Kind.REFUSED,
                "TDM-6001",
                String.valueOf(failure.getMessage()),
                "look at it with `tandem journal verify`, and bring back an intact copy of the"
                        + " folder",
                failure);
    }

    private static TandemException unknown(String word, CommandLine command) {
        if (word.startsWith("-")) {
            var equals = word.indexOf('=');
            var name = equals < 0 ? word : word.substring(0, equals);
            var known = command.getCommandSpec().optionsMap().keySet();
            var near = Names.nearest(name, known);
            var hint = near.isEmpty() ? "" : ", " + Names.hint(name, known);
            return usage("TDM-1002", "unknown option \"" + name + "\"" + hint, command);
        }
        if (!command.getSubcommands().isEmpty()) {
            var hint = Names.hint(word, command.getSubcommands().keySet());
            return usage("TDM-1001", "unknown command \"" + word + "\", " + hint, command);
        }
        return usage("TDM-1005", "unexpected argument \"" + word + "\"", command);
    }

    private static TandemException usage(String code, String text, CommandLine command) {
        var what = command.getSubcommands().isEmpty() ? "options" : "commands";
        var next = command.getCommandSpec().qualifiedName() + " --help lists all " + what;
        return new TandemException(Kind.USAGE, code, text, next);
    }
}
