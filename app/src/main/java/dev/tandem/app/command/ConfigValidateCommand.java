package dev.tandem.app.command;

import dev.tandem.app.config.LoadedSettings.Shown;
import dev.tandem.app.format.Format;
import dev.tandem.app.format.JsonText;
import dev.tandem.app.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Says whether a configuration can be run, as far as the files tell.
@Command(name = "validate", description = "Check a file; exit 3 with all that is wrong in it.")
final class ConfigValidateCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The configuration.")
    String file = "";

    @Mixin final ConfigOptions config = new ConfigOptions();
    @Mixin final FormatOptions format = new FormatOptions();
    @Mixin final GlobalOptions global = new GlobalOptions();

    private final Terminal terminal;

    ConfigValidateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var chosen = format.choose("config validate", Format.TEXT, Format.JSON);
        var loaded = config.load(file, true, terminal, new OptionProblems("config validate"));
        var given = loaded.shown().stream().filter(Shown::isGiven).count();
        terminal.out()
                .print(
                        chosen == Format.JSON
                                ? JsonText.of(out -> {
                                    out.writeStringProperty("schema", "tandem.config-check/1");
                                    out.writeStringProperty("file", file);
                                    out.writeBooleanProperty("valid", true);
                                    out.writeNumberProperty("values", given);
                                })
                                : file + " is valid, " + given + " values\n");
        return 0;
    }
}
