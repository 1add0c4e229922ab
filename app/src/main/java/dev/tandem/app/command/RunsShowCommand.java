package dev.tandem.app.command;

import dev.tandem.app.format.CsvText;
import dev.tandem.app.format.Format;
import dev.tandem.app.format.JsonText;
import dev.tandem.app.store.Measure;
import dev.tandem.app.store.RunComparison;
import dev.tandem.app.store.StoredRun;
import dev.tandem.app.terminal.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JsonGenerator;

/// Shows one kept run.
@Command(name = "show", description = "Show one run.")
final class RunsShowCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "RUN", description = "Default last.")
    String run = "last";

    @Mixin final StoreOptions options = new StoreOptions();
    @Mixin final FormatOptions format = new FormatOptions();
    @Mixin final GlobalOptions global = new GlobalOptions();

    private final Terminal terminal;

    RunsShowCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var chosen = format.choose("runs show", Format.TEXT, Format.JSON, Format.CSV);
        var found = options.store(terminal).find(run);
        switch (chosen) {
            case JSON -> terminal.out().print(JsonText.of(out -> document(out, found)));
            case CSV -> terminal.out().print(CsvText.of(cells(found)));
            default -> print(found);
        }
        return 0;
    }

    private static List<List<String>> cells(StoredRun run) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("statistic", "value", "reason"));
        for (var measure : Measure.ALL) {
            var figure = run.figure(measure.statistic());
            rows.add(List.of(measure.statistic(), figure.cell(), figure.reason()));
        }
        return rows;
    }

    private void print(StoredRun found) {
        line("run", terminal.bold(found.name()) + "   " + state(found));
        line("problem", found.problem());
        if (found.isReadable()) {
            line("strategy", found.title());
            line("period", found.from() + " .. " + found.until());
            line("started", found.started());
            line("command", String.join(" ", found.command()));
            for (var file : found.data()) {
                line("data", file.path() + "   sha256 " + RunComparison.shortHash(file.sha256()));
            }
            line("decisions", found.decisionHash());
        }
        line("tags", String.join(", ", found.notes().tags()));
        line("note", found.notes().text());
        line("files", terminal.shown(found.directory()));
        if (found.isReadable()) {
            figures(found);
        }
    }

    private void figures(StoredRun found) {
        terminal.out().println();
        for (var measure : Measure.ALL) {
            var reason = found.figure(measure.statistic()).reason();
            terminal.out()
                    .println(
                            String.format(
                                            Locale.ROOT,
                                            "  %-18s %14s   %s",
                                            measure.label(),
                                            measure.text(found),
                                            reason)
                                    .stripTrailing());
        }
        for (var warning : found.warnings()) {
            var lines = terminal.wrapped("  ! " + warning, 4);
            var mark = terminal.yellow("!");
            terminal.out().println("  " + mark + lines.getFirst().substring(3));
            lines.stream().skip(1).forEach(terminal.out()::println);
        }
    }

    private String state(StoredRun found) {
        var word = RunsListCommand.word(found);
        return switch (found.state()) {
            case COMPLETE -> terminal.green(word);
            case INTERRUPTED, PARTIAL -> terminal.yellow(word);
            case DAMAGED -> terminal.red(word);
        };
    }

    private void line(String label, String text) {
        if (!text.isEmpty()) {
            terminal.out().println(String.format(Locale.ROOT, "%-10s %s", label, text));
        }
    }

    private static void document(JsonGenerator out, StoredRun run) {
        out.writeStringProperty("schema", "tandem.kept-run/1");
        out.writeStringProperty("name", run.name());
        out.writeStringProperty("directory", String.valueOf(run.directory()));
        out.writeStringProperty("state", RunsListCommand.word(run));
        out.writeStringProperty("problem", run.problem());
        out.writeStringProperty("strategy", run.title());
        out.writeStringProperty("from", run.from());
        out.writeStringProperty("to", run.until());
        out.writeStringProperty("started", run.started());
        JsonText.strings(out, "command", run.command());
        out.writeObjectPropertyStart("settings");
        run.settings().forEach(out::writeStringProperty);
        out.writeEndObject();
        out.writeArrayPropertyStart("data");
        for (var file : run.data()) {
            out.writeStartObject();
            out.writeStringProperty("path", file.path());
            out.writeStringProperty("sha256", file.sha256());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeStringProperty("decision_hash", run.decisionHash());
        JsonText.strings(out, "tags", run.notes().tags());
        out.writeStringProperty("note", run.notes().text());
        out.writeObjectPropertyStart("stats");
        for (var measure : Measure.ALL) {
            out.writeName(measure.statistic());
            run.figure(measure.statistic()).write(out);
        }
        out.writeEndObject();
        JsonText.strings(out, "warnings", run.warnings());
    }
}
