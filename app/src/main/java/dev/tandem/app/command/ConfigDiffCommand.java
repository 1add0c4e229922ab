package dev.tandem.app.command;

import dev.tandem.app.config.JsonText;
import dev.tandem.app.config.LoadedSettings.Shown;
import dev.tandem.app.config.SettingsTable;
import dev.tandem.app.terminal.Terminal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Shows in what two configurations differ.
@Command(name = "diff", description = "The values in which two files differ.")
final class ConfigDiffCommand implements Callable<Integer> {
    private static final String NOT_GIVEN = "(not given)";

    @Parameters(index = "0", paramLabel = "A", description = "A configuration.")
    String first = "";

    @Parameters(index = "1", paramLabel = "B", description = "Another one.")
    String second = "";

    @Option(names = "--json", description = "One JSON document instead of the table.")
    boolean json;

    @Mixin final ConfigOptions config = new ConfigOptions();
    @Mixin final GlobalOptions global = new GlobalOptions();

    private final Terminal terminal;

    ConfigDiffCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var rows = differences(values(first), values(second));
        if (json) {
            printJson(rows);
        } else if (rows.isEmpty()) {
            terminal.out().println(first + " and " + second + " say the same");
        } else {
            rows.addFirst(List.of("", first, second));
            SettingsTable.lines(rows, terminal.width()).forEach(terminal.out()::println);
        }
        return 0;
    }

    private SequencedMap<String, String> values(String file) {
        var values = new LinkedHashMap<String, String>();
        config.load(file, false, terminal, new OptionProblems("config diff")).shown().stream()
                .forEach((Shown shown) -> values.put(shown.key(), shown.text()));
        return values;
    }

    private static List<List<String>> differences(
            SequencedMap<String, String> first, SequencedMap<String, String> second) {
        var keys = new LinkedHashSet<>(first.sequencedKeySet());
        keys.addAll(second.sequencedKeySet());
        var rows = new ArrayList<List<String>>();
        for (var key : keys) {
            var before = first.getOrDefault(key, NOT_GIVEN);
            var after = second.getOrDefault(key, NOT_GIVEN);
            if (!before.equals(after)) {
                rows.add(List.of(key, before, after));
            }
        }
        return rows;
    }

    private void printJson(List<List<String>> rows) {
        terminal.out()
                .println(
                        JsonText.of(out -> {
                            out.writeStringProperty("schema", "tandem.config-diff/1");
                            out.writeStringProperty("first", first);
                            out.writeStringProperty("second", second);
                            out.writeArrayPropertyStart("differences");
                            for (var row : rows) {
                                out.writeStartObject();
                                out.writeStringProperty("key", row.get(0));
                                out.writeStringProperty("first", row.get(1));
                                out.writeStringProperty("second", row.get(2));
                                out.writeEndObject();
                            }
                            out.writeEndArray();
                        }));
    }
}
