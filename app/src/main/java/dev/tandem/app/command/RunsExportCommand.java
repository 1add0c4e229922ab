package dev.tandem.app.command;

import dev.tandem.app.format.Format;
import dev.tandem.app.format.JsonText;
import dev.tandem.app.store.RunCopies;
import dev.tandem.app.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Copies the files of a run to elsewhere.
@Command(name = "export", description = "Copy a run into a new zip file or folder.")
final class RunsExportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "RUN", description = "The run.")
    String run = "";

    @Option(
            names = "--to",
            required = true,
            paramLabel = "FILE.zip|DIR",
            description = "Where to; must not exist yet.")
    String target = "";

    @Mixin final StoreOptions options = new StoreOptions();
    @Mixin final FormatOptions format = new FormatOptions();
    @Mixin final GlobalOptions global = new GlobalOptions();

    private final Terminal terminal;

    RunsExportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var chosen = format.choose("runs export", Format.TEXT, Format.JSON);
        var found = options.store(terminal).readable(run);
        RunCopies.export(found, terminal.directory().resolve(target));
        terminal.out()
                .print(
                        chosen == Format.JSON
                                ? JsonText.of(out -> {
                                    out.writeStringProperty("schema", "tandem.export/1");
                                    out.writeStringProperty("name", found.name());
                                    out.writeStringProperty("to", target);
                                })
                                : found.name() + "   written to " + target + "\n");
        return 0;
    }
}
