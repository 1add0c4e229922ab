package dev.tandem.app.command;

import dev.tandem.app.format.Format;
import dev.tandem.app.project.ProjectFiles;
import dev.tandem.app.terminal.Terminal;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Starts a folder for strategies of one's own.
@Command(
        name = "init",
        description = "Create a project that runs: configuration and an example strategy.")
final class InitCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            paramLabel = "DIR",
            description = "Where; default here. Nothing that is there is replaced.")
    String folder = "";

    @Mixin final FormatOptions format = new FormatOptions();
    @Mixin final GlobalOptions global = new GlobalOptions();

    private final Terminal terminal;

    InitCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var chosen = format.choose("init", Format.TEXT, Format.JSON);
        var written = ProjectFiles.createProject(terminal.directory().resolve(folder));
        new CreatedFiles(folder.isEmpty() ? "." : folder, written, next()).print(terminal, chosen);
        return 0;
    }

    private List<String> next() {
        var run = "tandem backtest backtest.yaml";
        var more = "tandem new strategy MyStrategy";
        return folder.isEmpty()
                ? List.of(run, "tandem runs list", more)
                : List.of("cd " + folder, run, more);
    }
}
