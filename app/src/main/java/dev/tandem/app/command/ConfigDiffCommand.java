package dev.tandem.app.command;

import dev.tandem.app.config.LoadedSettings.Shown;
import dev.tandem.app.config.SettingsTable;
import dev.tandem.app.format.CsvText;
import dev.tandem.app.format.Format;
import dev.tandem.app.format.JsonText;
import dev.tandem.app.terminal.Terminal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JsonGenerator;

/// Shows in what two configurations differ.
@Command(name = "diff", description = "The values in which two files differ.")
final class ConfigDiffCommand implements Callable<Integer> {
    private static final Shown NOT_GIVEN = new Shown("", null, "not given", "");

    /// A key with what each file says.
    private record Difference(String key, Shown first, Shown second) {}

    @Parameters(index = "0", paramLabel = "A", description = "A configuration.")
    String first = "";

    @Parameters(index = "1", paramLabel = "B", description = "Another one.")
    String second = "";

    @Mixin final ConfigOptions config = new ConfigOptions();
    @Mixin final FormatOptions format = new FormatOptions();
    @Mixin final GlobalOptions global = new GlobalOptions();

    private final Terminal terminal;

    ConfigDiffCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var chosen = format.choose("config diff", Format.TEXT, Format.JSON, Format.CSV);
        var found = differences(values(first), values(second));
        switch (chosen) {
            case JSON -> terminal.out().print(JsonText.of(out -> fields(out, found)));
            case CSV -> terminal.out().print(CsvText.of(cells(found)));
            default -> print(found);
        }
        return 0;
    }

    private SequencedMap<String, Shown> values(String file) {
        var values = new LinkedHashMap<String, Shown>();
        config.load(file, false, terminal, new OptionProblems("config diff"))
                .shown()
                .forEach(shown -> values.put(shown.key(), shown));
        return values;
    }

    private static List<Difference> differences(
            SequencedMap<String, Shown> first, SequencedMap<String, Shown> second) {
        var keys = new LinkedHashSet<>(first.sequencedKeySet());
        keys.addAll(second.sequencedKeySet());
        return keys.stream()
                .map(key ->
                        new Difference(
                                key,
                                first.getOrDefault(key, NOT_GIVEN),
                                second.getOrDefault(key, NOT_GIVEN)))
                .filter(each -> !each.first().text().equals(each.second().text()))
                .toList();
    }

    private void print(List<Difference> found) {
        if (found.isEmpty()) {
            terminal.out().println(first + " and " + second + " say the same");
            return;
        }
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("", first, second));
        for (var each : found) {
            rows.add(List.of(each.key(), each.first().text(), each.second().text()));
        }
        SettingsTable.lines(rows, terminal.redaction(), terminal.width())
                .forEach(terminal.out()::println);
    }

    private List<List<String>> cells(List<Difference> found) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("key", first, second));
        for (var each : found) {
            rows.add(List.of(each.key(), cell(each.first()), cell(each.second())));
        }
        return rows;
    }

    private static String cell(Shown shown) {
        return shown.value() == null ? "" : shown.value();
    }

    private void fields(JsonGenerator out, List<Difference> found) {
        out.writeStringProperty("schema", "tandem.config-diff/1");
        out.writeStringProperty("first", first);
        out.writeStringProperty("second", second);
        out.writeArrayPropertyStart("differences");
        for (var each : found) {
            out.writeStartObject();
            out.writeStringProperty("key", each.key());
            value(out, "first", each.first());
            value(out, "second", each.second());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void value(JsonGenerator out, String name, Shown shown) {
        out.writeObjectPropertyStart(name);
        if (shown.value() == null) {
            out.writeNullProperty("value");
            out.writeStringProperty("reason", shown.otherwise());
        } else {
            out.writeStringProperty("value", shown.value());
        }
        out.writeEndObject();
    }
}
