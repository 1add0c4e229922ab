package dev.tandem.app.command;

import dev.tandem.app.config.SettingsSchema;
import dev.tandem.app.format.Format;
import dev.tandem.app.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Prints the JSON Schema of configuration files.
@Command(name = "schema", description = "The JSON Schema of the files, for editors.")
final class ConfigSchemaCommand implements Callable<Integer> {
    @Mixin final FormatOptions format = new FormatOptions();
    @Mixin final GlobalOptions global = new GlobalOptions();

    private final Terminal terminal;

    ConfigSchemaCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        format.choose("config schema", Format.TEXT, Format.JSON); // the same: it is JSON
        terminal.out().print(SettingsSchema.text());
        return 0;
    }
}
