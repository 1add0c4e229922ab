package dev.tandem.app.command;

import dev.tandem.app.format.Format;
import dev.tandem.app.project.ProjectFiles;
import dev.tandem.app.terminal.Terminal;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Writes a strategy to begin with.
@Command(
        name = "strategy",
        description = "Write a strategy to begin with: NAME.java, in strategies/ if that is there.")
final class NewStrategyCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "Its name, a class name such as MyStrategy.")
    String name = "";

    @Mixin final FormatOptions format = new FormatOptions();
    @Mixin final GlobalOptions global = new GlobalOptions();

    private final Terminal terminal;

    NewStrategyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var problems = new OptionProblems("new strategy");
        if (!ProjectFiles.isClassName(name)) {
            problems.add(
                    "\"" + name + "\" is no name of a Java class, write for example MyStrategy");
        }
        var chosen = format.choose("new strategy", problems, Format.TEXT, Format.JSON);
        problems.throwIfAny();
        var file = ProjectFiles.createStrategy(name, terminal.directory());
        var next = "tandem backtest " + file + " --data prices.csv";
        new CreatedFiles(".", List.of(file), List.of(next)).print(terminal, chosen);
        return 0;
    }
}
