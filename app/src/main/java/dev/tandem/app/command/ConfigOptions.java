package dev.tandem.app.command;

import dev.tandem.app.config.LoadedSettings;
import dev.tandem.app.config.SettingsLoader;
import dev.tandem.app.config.SettingsLoader.Sources;
import dev.tandem.app.config.StrategyCheck;
import dev.tandem.app.terminal.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What is laid under and over a configuration file; the same for all commands that read one.
final class ConfigOptions {
    @Option(
            names = {"-C", "--project"},
            paramLabel = "DIR",
            description = "Folder of tandem.yaml; default that of the file.")
    @Nullable String project;

    @Option(
            names = {"-p", "--profile"},
            paramLabel = "NAME",
            description = "Lay FILE.NAME.yaml over FILE.yaml.")
    @Nullable String profile;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "A value of the file, as in account.cash=\"5000 USD\"; repeat for more.")
    List<String> sets = new ArrayList<>();

    /// Whether an option is given that belongs to a file.
    boolean needFile() {
        return project != null || profile != null;
    }

    /// Reads the values of `--set` alone.
    LoadedSettings loadSets(Terminal terminal, OptionProblems problems) {
        return load(null, false, StrategyCheck.NONE, terminal, problems);
    }

    /// Reads a file with all that belongs to it.
    LoadedSettings load(
            String file, boolean needsData, Terminal terminal, OptionProblems problems) {
        return load(file, needsData, StrategyCheck.NONE, terminal, problems);
    }

    /// The same, and its strategy is asked.
    LoadedSettings load(
            @Nullable String file,
            boolean needsData,
            StrategyCheck strategy,
            Terminal terminal,
            OptionProblems problems) {
        var values = new ArrayList<Map.Entry<String, String>>();
        for (var pair : sets) {
            var equals = pair.indexOf('=');
            if (equals < 1) {
                problems.add("--set: \"" + pair + "\" is no key=value");
            } else {
                values.add(
                        Map.entry(
                                pair.substring(0, equals).strip(),
                                pair.substring(equals + 1).strip()));
            }
        }
        problems.throwIfAny();
        return SettingsLoader.load(
                new Sources(
                        terminal.directory(),
                        terminal.environment(),
                        file,
                        project,
                        profile,
                        values,
                        needsData,
                        terminal.redaction(),
                        strategy));
    }
}
