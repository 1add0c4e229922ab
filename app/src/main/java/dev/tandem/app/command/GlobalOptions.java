package dev.tandem.app.command;

import picocli.CommandLine.Option;

/// Options of every command. The program looks at them before any command runs.
final class GlobalOptions {
    @Option(
            names = {"-v", "--verbose"},
            description = "Stack traces with errors.")
    boolean verbose;

    @Option(names = "--no-color", description = "No colours.")
    boolean colourless;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "This help.")
    boolean help;
}
