package dev.tandem.app.command;

import dev.tandem.app.config.LoadedSettings.Shown;
import dev.tandem.app.config.SettingsTable;
import dev.tandem.app.format.CsvText;
import dev.tandem.app.format.Format;
import dev.tandem.app.format.JsonText;
import dev.tandem.app.terminal.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JsonGenerator;

/// Shows what holds, and who said so.
@Command(name = "show", description = "Every value that holds, and where it was written.")
final class ConfigShowCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The configuration.")
    String file = "";

    @Mixin final ConfigOptions config = new ConfigOptions();
    @Mixin final FormatOptions format = new FormatOptions();
    @Mixin final GlobalOptions global = new GlobalOptions();

    private final Terminal terminal;

    ConfigShowCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var chosen = format.choose("config show", Format.TEXT, Format.JSON, Format.CSV);
        var shown = config.load(file, false, terminal, new OptionProblems("config show")).shown();
        switch (chosen) {
            case JSON -> terminal.out().print(JsonText.of(out -> fields(out, shown)));
            case CSV -> terminal.out().print(CsvText.of(cells(shown)));
            default -> {
                var rows =
                        shown.stream()
                                .map(each -> List.of(each.key(), each.text(), each.origin()))
                                .toList();
                SettingsTable.lines(rows, terminal.redaction(), terminal.width())
                        .forEach(terminal.out()::println);
            }
        }
        return 0;
    }

    private static List<List<String>> cells(List<Shown> shown) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("key", "value", "reason", "origin"));
        for (var each : shown) {
            var value = each.value() == null ? "" : each.value();
            rows.add(List.of(each.key(), value, each.otherwise(), each.origin()));
        }
        return rows;
    }

    private void fields(JsonGenerator out, List<Shown> shown) {
        out.writeStringProperty("schema", "tandem.config/1");
        out.writeStringProperty("file", file);
        out.writeArrayPropertyStart("settings");
        for (var each : shown) {
            out.writeStartObject();
            out.writeStringProperty("key", each.key());
            if (each.value() == null) {
                out.writeNullProperty("value");
                out.writeStringProperty("reason", each.otherwise());
            } else {
                out.writeStringProperty("value", each.value());
            }
            out.writeStringProperty("origin", each.origin());
            out.writeEndObject();
        }
        out.writeEndArray();
    }
}
