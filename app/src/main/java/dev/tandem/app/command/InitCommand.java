package dev.tandem.app.command;

import dev.tandem.app.project.ProjectFiles;
import dev.tandem.app.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Starts a folder for strategies of one's own.
@Command(name = "init", description = "Create a project: an example strategy, README, .gitignore.")
final class InitCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            paramLabel = "DIR",
            description = "Where; default here. Nothing that is there is replaced.")
    String folder = "";

    @Mixin final GlobalOptions global = new GlobalOptions();

    private final Terminal terminal;

    InitCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var out = terminal.out();
        var written = ProjectFiles.createProject(terminal.directory().resolve(folder));
        written.forEach(
                file -> out.println("created  " + (folder.isEmpty() ? "" : folder + "/") + file));
        out.println();
        out.println("next:");
        if (!folder.isEmpty()) {
            out.println("  cd " + folder);
        }
        out.println("  tandem backtest strategies/SmaCross.java --data prices.csv");
        out.println("  tandem new strategy MyStrategy");
        return 0;
    }
}
