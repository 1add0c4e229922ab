package dev.tandem.app.command;

import dev.tandem.app.project.ProjectFiles;
import dev.tandem.app.terminal.Terminal;
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
        problems.throwIfAny();
        var file = ProjectFiles.createStrategy(name, terminal.directory());
        terminal.out().println("created  " + file);
        terminal.out().println();
        terminal.out().println("next:");
        terminal.out().println("  tandem backtest " + file + " --data prices.csv");
        return 0;
    }
}
