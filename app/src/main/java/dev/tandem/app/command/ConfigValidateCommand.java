package dev.tandem.app.command;

import dev.tandem.app.config.LoadedSettings.Shown;
import dev.tandem.app.format.Format;
import dev.tandem.app.format.JsonText;
import dev.tandem.app.strategy.BoundStrategy;
import dev.tandem.app.strategy.ParamsBinder;
import dev.tandem.app.strategy.StrategyLoader;
import dev.tandem.app.terminal.Terminal;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Says whether a configuration can be run, as far as the files and the strategy tell.
@Command(name = "validate", description = "Check a file and its strategy; tell all that is wrong.")
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
        var title = new StringBuilder();
        var loaded =
                config.load(
                        file,
                        true,
                        (target, parameters) -> title.append(bound(target, parameters).title()),
                        terminal,
                        new OptionProblems("config validate"));
        var given = loaded.shown().stream().filter(Shown::isGiven).count();
        terminal.out()
                .print(
                        chosen == Format.JSON
                                ? JsonText.of(out -> {
                                    out.writeStringProperty("schema", "tandem.config-check/1");
                                    out.writeStringProperty("file", file);
                                    out.writeBooleanProperty("valid", true);
                                    out.writeNumberProperty("values", given);
                                    out.writeStringProperty("strategy", title.toString());
                                })
                                : file + " is valid, " + given + " values\n");
        return 0;
    }

    private BoundStrategy bound(String target, SequencedMap<String, String> parameters) {
        return ParamsBinder.bind(
                StrategyLoader.load(target, terminal.directory()),
                parameters,
                terminal.redaction());
    }
}
