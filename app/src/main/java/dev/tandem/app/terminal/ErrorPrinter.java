package dev.tandem.app.terminal;

import dev.tandem.api.problem.TandemException;

/// Prints a failure: code and message, details indented, the next step, the exit code.
public final class ErrorPrinter {
    private static final String INDENT = "      ";

    private ErrorPrinter() {}

    /// Prints to standard error.
    ///
    /// @param withStack whether the stack trace follows, for developers
    public static void print(
            Terminal terminal, TandemException failure, int exitCode, boolean withStack) {
        var lines = String.valueOf(failure.getMessage()).lines().toList();
        var err = terminal.err();
        err.println(terminal.red("error") + " " + failure.code() + "  " + lines.getFirst());
        lines.stream().skip(1).forEach(line -> err.println(INDENT + line));
        if (failure.next().isEmpty()) {
            err.println("(exit " + exitCode + ")");
        } else {
            err.println("help: " + failure.next() + "    (exit " + exitCode + ")");
        }
        if (withStack) {
            failure.printStackTrace(err);
        }
    }
}
