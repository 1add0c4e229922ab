package dev.tandem.app;

import dev.tandem.analytics.IoReason;
import dev.tandem.api.problem.TandemException;
import dev.tandem.api.problem.TandemException.Kind;
import dev.tandem.app.command.RootCommand;
import dev.tandem.app.run.StopSignal;
import dev.tandem.app.terminal.StandardOutput;
import dev.tandem.app.terminal.Terminal;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/// The program. Exit codes are a contract, see [ExitCode].
public final class Main {
    private Main() {}

    /// Runs the program in this process and ends it.
    public static void main(String[] arguments) {
        var stop = new StopSignal();
        // Another end than by INT or TERM waits here until the run has stopped cleanly.
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () -> {
                                    stop.request();
                                    stop.awaitEnd(Signals.STOP_SECONDS);
                                },
                                "stop"));
        var output = new StandardOutput();
        var terminal = Terminal.ofProcess(output.printer());
        new Signals(stop, terminal.isInteractive(), System.err, Runtime.getRuntime()::halt)
                .listen();
        var code = run(List.of(arguments), terminal, stop);
        terminal.out().flush();
        var failure = output.failure();
        if (failure.isPresent() && code == 0) {
            code = new Failures(List.of(arguments), terminal).report(unwritable(failure.get()));
            terminal.finish();
        }
        System.err.flush();
        stop.end();
        if (stop.signal() != 0) {
            System.exit(Signals.exitCode(stop));
        } else if (!stop.isRequested()) {
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

    private static TandemException unwritable(IOException failure) {
        return new TandemException(
                Kind.CONFIG,
                "TDM-7014",
                "standard output cannot be written: " + IoReason.of(failure),
                "free some space, or send it elsewhere; what was printed is not complete",
                failure);
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
