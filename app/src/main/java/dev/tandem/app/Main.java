package dev.tandem.app;

import dev.tandem.app.command.RootCommand;
import dev.tandem.app.run.StopSignal;
import dev.tandem.app.terminal.Terminal;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/// The program. Exit codes are a contract, see [ExitCode].
public final class Main {
    private static final int STOP_SECONDS = 10;

    private Main() {}

    /// Runs the program in this process and ends it.
    public static void main(String[] arguments) {
        var stop = new StopSignal();
        // A signal waits here until the run has stopped cleanly; its exit code is 130 or 143.
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () -> {
                                    stop.request();
                                    stop.awaitEnd(STOP_SECONDS);
                                },
                                "stop"));
        var code = run(List.of(arguments), Terminal.ofProcess(), stop);
        System.out.flush();
        System.err.flush();
        stop.end();
        if (!stop.isRequested()) {
            System.exit(code);
        }
    }

    /// Runs one command line.
    ///
    /// @return the exit code
    public static int run(List<String> arguments, Terminal given, StopSignal stop) {
        var terminal = arguments.contains("--no-color") ? given.withoutColour() : given;
        var failures = new Failures(arguments, terminal);
        try {
            var program = RootCommand.of(arguments, terminal, stop);
            configure(program, terminal);
            program.setParameterExceptionHandler((e, _) -> failures.report(e));
            program.setExecutionExceptionHandler((e, _, _) -> failures.report(e));
            return program.execute(arguments.toArray(String[]::new));
        } catch (Throwable e) {
            return failures.report(e);
        } finally {
            terminal.finish();
        }
    }

    private static void configure(CommandLine program, Terminal terminal) {
        program.setExpandAtFiles(false)
                .setInterpolateVariables(false)
                .setPosixClusteredShortOptionsAllowed(false)
                .setUnmatchedOptionsAllowedAsOptionParameters(false)
                .setUsageHelpAutoWidth(false)
                .setUsageHelpWidth(terminal.width())
                .setColorScheme(
                        CommandLine.Help.defaultColorScheme(
                                terminal.hasColour() ? Ansi.ON : Ansi.OFF))
                .setOut(writer(terminal.out()))
                .setErr(writer(terminal.err()));
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, stream.charset());
    }
}
