package dev.tandem.app.command;

import dev.tandem.app.run.StopSignal;
import dev.tandem.app.terminal.Terminal;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
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
    /// Commands that are about the others.
    private static final Set<String> NEED_ALL = Set.of("help", "completion");

    @Mixin final GlobalOptions global = new GlobalOptions();

    @Option(
            names = {"-V", "--version"},
            description = "The version.")
    boolean version;

    @Spec private CommandSpec spec = CommandSpec.create(); // replaced by the one of this command

    private final Terminal terminal;

    /// A command: its class, which says what it is called, and how it is made.
    private record Entry(String name, Class<?> type, Supplier<Object> make) {}

    private RootCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /// The program for one command line: the command that it names is made whole, of the others
    /// only what the help of the program says. To make all of them takes longer than many of them
    /// run.
    ///
    /// @param words all arguments
    public static CommandLine of(List<String> words, Terminal terminal, StopSignal stop) {
        var named = words.stream().filter(word -> !word.startsWith("-")).findFirst().orElse("");
        if (NEED_ALL.contains(named)) {
            return all(words, terminal, stop);
        }
        var program = new CommandLine(new RootCommand(terminal));
        for (var command : commands(words, terminal, stop)) {
            program.addSubcommand(
                    command.name(),
                    command.name().equals(named) ? command.make().get() : outline(command.type()));
        }
        return program;
    }

    /// The program with all its commands.
    ///
    /// @param words all arguments
    public static CommandLine all(List<String> words, Terminal terminal, StopSignal stop) {
        var program = new CommandLine(new RootCommand(terminal));
        for (var command : commands(words, terminal, stop)) {
            program.addSubcommand(command.name(), command.make().get());
        }
        return program;
    }

    private static List<Entry> commands(List<String> words, Terminal terminal, StopSignal stop) {
        return List.of(
                entry(DemoCommand.class, () -> new DemoCommand(words, terminal, stop)),
                entry(BacktestCommand.class, () -> new BacktestCommand(words, terminal, stop)),
                entry(PaperCommand.class, () -> new PaperCommand(words, terminal, stop)),
                entry(ReplayCommand.class, () -> new ReplayCommand(terminal, stop)),
                entry(ForkCommand.class, () -> new ForkCommand(terminal, stop)),
                entry(HaltCommand.class, () -> new HaltCommand(terminal)),
                entry(VenueCommand.class, () -> new VenueCommand(terminal, stop)),
                entry(SweepCommand.class, () -> SweepCommand.of(words, terminal, stop)),
                entry(ProveCommand.class, () -> new ProveCommand(words, terminal, stop)),
                entry(RunsCommand.class, () -> RunsCommand.of(terminal)),
                entry(ReportCommand.class, () -> new ReportCommand(terminal)),
                entry(CompareCommand.class, () -> new CompareCommand(terminal)),
                entry(DataCommand.class, () -> DataCommand.of(terminal)),
                entry(JournalCommand.class, () -> JournalCommand.of(terminal)),
                entry(CertifyCommand.class, () -> new CertifyCommand(terminal)),
                entry(InitCommand.class, () -> new InitCommand(terminal)),
                entry(NewCommand.class, () -> NewCommand.of(terminal)),
                entry(ConfigCommand.class, () -> ConfigCommand.of(terminal)),
                entry(DoctorCommand.class, () -> new DoctorCommand(terminal)),
                entry(VersionCommand.class, () -> new VersionCommand(terminal)),
                entry(CompletionCommand.class, () -> new CompletionCommand(terminal)),
                entry(HelpCommand.class, () -> new HelpCommand(terminal)));
    }

    private static Entry entry(Class<?> type, Supplier<Object> make) {
        return new Entry(type.getAnnotation(Command.class).name(), type, make);
    }

    /// What the help of the program says of a command.
    private static CommandSpec outline(Class<?> type) {
        var outline = CommandSpec.create();
        outline.usageMessage().description(type.getAnnotation(Command.class).description());
        return outline;
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
