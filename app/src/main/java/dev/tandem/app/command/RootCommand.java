package dev.tandem.app.command;

import dev.tandem.app.run.StopSignal;
import dev.tandem.app.terminal.Terminal;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// The program without a command: shows what there is.
@Command(
        name = "tandem",
        description = "Runs trading strategies over historical bars.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Begin with:",
            "  tandem demo",
            "  tandem backtest examples/GoldenCross.java --data prices.csv",
            "  tandem backtest --help"
        })
public final class RootCommand implements Callable<Integer> {
    @Mixin final GlobalOptions global = new GlobalOptions();

    @Option(
            names = {"-V", "--version"},
            description = "The version.")
    boolean version;

    @Spec private CommandSpec spec = CommandSpec.create(); // replaced by the one of this command

    private final Terminal terminal;

    private RootCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /// The command line of the program.
    ///
    /// @param words all arguments
    public static CommandLine of(List<String> words, Terminal terminal, StopSignal stop) {
        return new CommandLine(new RootCommand(terminal))
                .addSubcommand("demo", new DemoCommand(words, terminal, stop))
                .addSubcommand("backtest", new BacktestCommand(words, terminal, stop))
                .addSubcommand("paper", new PaperCommand(words, terminal, stop))
                .addSubcommand("replay", new ReplayCommand(terminal, stop))
                .addSubcommand("fork", new ForkCommand(terminal, stop))
                .addSubcommand("halt", new HaltCommand(terminal))
                .addSubcommand("venue", new VenueCommand(terminal, stop))
                .addSubcommand("sweep", SweepCommand.of(words, terminal, stop))
                .addSubcommand("prove", new ProveCommand(words, terminal, stop))
                .addSubcommand("runs", RunsCommand.of(terminal))
                .addSubcommand("report", new ReportCommand(terminal))
                .addSubcommand("compare", new CompareCommand(terminal))
                .addSubcommand("data", DataCommand.of(terminal))
                .addSubcommand("journal", JournalCommand.of(terminal))
                .addSubcommand("certify", new CertifyCommand(terminal))
                .addSubcommand("init", new InitCommand(terminal))
                .addSubcommand("new", NewCommand.of(terminal))
                .addSubcommand("config", ConfigCommand.of(terminal))
                .addSubcommand("doctor", new DoctorCommand(terminal))
                .addSubcommand("version", new VersionCommand(terminal))
                .addSubcommand("completion", new CompletionCommand(terminal))
                .addSubcommand("help", new HelpCommand(terminal));
    }

    @Override
    public Integer call() {
        if (version) {
            return VersionCommand.printShort(terminal);
        }
        spec.commandLine().usage(terminal.out());
        return 0;
    }
}
