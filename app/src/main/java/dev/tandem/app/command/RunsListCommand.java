package dev.tandem.app.command;

import dev.tandem.app.format.CsvText;
import dev.tandem.app.format.Format;
import dev.tandem.app.format.JsonText;
import dev.tandem.app.store.Measure;
import dev.tandem.app.store.StoredRun;
import dev.tandem.app.terminal.Terminal;
import dev.tandem.app.terminal.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.core.JsonGenerator;

/// Lists kept runs, newest first, also those that cannot be read.
@Command(name = "list", description = "List the runs, newest first.")
final class RunsListCommand implements Callable<Integer> {
    private static final List<Measure> SHOWN =
            List.of(Measure.CAGR, Measure.SHARPE, Measure.DRAWDOWN, Measure.TRADES);
    private static final TextTable TABLE =
            new TextTable(List.of(false, true, true, true, true, false));

    private static final TextTable PROBLEMS = new TextTable(List.of(false, false));

    @Option(names = "--tag", paramLabel = "TAG", description = "Only those with this tag.")
    @Nullable String tag;

    @Mixin final StoreOptions options = new StoreOptions();
    @Mixin final FormatOptions format = new FormatOptions();
    @Mixin final GlobalOptions global = new GlobalOptions();

    private final Terminal terminal;

    RunsListCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var chosen =
                format.choose("runs list", Format.TEXT, Format.JSON, Format.NDJSON, Format.CSV);
        var store = options.store(terminal);
        var runs =
                store.all().stream()
                        .filter(run -> tag == null || run.notes().tags().contains(tag))
                        .toList();
        var out = terminal.out();
        switch (chosen) {
            case JSON -> out.print(JsonText.of(json -> document(json, runs)));
            case NDJSON -> runs.forEach(run -> out.print(JsonText.line(json -> line(json, run))));
            case CSV -> out.print(CsvText.of(cells(runs)));
            case TEXT -> text(runs);
        }
        return 0;
    }

    private void text(List<StoredRun> runs) {
        if (runs.isEmpty()) {
            terminal.err()
                    .println(
                            "no runs in "
                                    + options.folder
                                    + (tag == null ? "" : " with the tag \"" + tag + "\""));
        } else {
            table(runs);
        }
    }

    private void table(List<StoredRun> runs) {
        var readable = runs.stream().filter(StoredRun::isReadable).toList();
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("RUN", "CAGR", "SHARPE", "DRAWDOWN", "TRADES", "STRATEGY"));
        readable.forEach(run -> rows.add(row(run)));
        var lines = TABLE.lines(rows, terminal);
        if (!readable.isEmpty()) {
            terminal.out().println(terminal.bold(lines.getFirst()));
        }
        for (var i = 0; i < readable.size(); i++) {
            terminal.out().println(coloured(lines.get(i + 1), readable.get(i).state()));
        }
        var others = runs.stream().filter(run -> !run.isReadable()).toList();
        var problems =
                others.stream()
                        .map(run -> List.of(run.name(), word(run) + ": " + run.problem()))
                        .toList();
        lines = PROBLEMS.lines(problems, terminal);
        for (var i = 0; i < others.size(); i++) {
            terminal.out().println(coloured(lines.get(i), others.get(i).state()));
        }
    }

    private static List<String> row(StoredRun run) {
        var row = new ArrayList<String>();
        row.add(run.name());
        SHOWN.forEach(measure -> row.add(measure.text(run)));
        var words = new ArrayList<String>();
        if (run.state() != StoredRun.State.COMPLETE) {
            words.add(word(run));
        }
        run.notes().tags().forEach(each -> words.add("#" + each));
        words.add(run.title());
        row.add(String.join(" ", words));
        return row;
    }

    private String coloured(String line, StoredRun.State state) {
        return switch (state) {
            case COMPLETE -> line;
            case INTERRUPTED, PARTIAL -> terminal.yellow(line);
            case DAMAGED -> terminal.red(line);
        };
    }

    private static void document(JsonGenerator out, List<StoredRun> runs) {
        out.writeStringProperty("schema", "tandem.runs/1");
        out.writeArrayPropertyStart("runs");
        for (var run : runs) {
            out.writeStartObject();
            fields(out, run);
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void line(JsonGenerator out, StoredRun run) {
        out.writeStringProperty("schema", "tandem.run-row/1");
        fields(out, run);
    }

    private static void fields(JsonGenerator out, StoredRun run) {
        out.writeStringProperty("name", run.name());
        out.writeStringProperty("state", word(run));
        out.writeStringProperty("problem", run.problem());
        out.writeStringProperty("strategy", run.title());
        out.writeStringProperty("started", run.started());
        out.writeStringProperty("from", run.from());
        out.writeStringProperty("to", run.until());
        JsonText.strings(out, "tags", run.notes().tags());
        out.writeStringProperty("note", run.notes().text());
        out.writeObjectPropertyStart("stats");
        for (var measure : SHOWN) {
            out.writeName(measure.statistic());
            run.figure(measure.statistic()).write(out);
        }
        out.writeEndObject();
    }

    private static List<List<String>> cells(List<StoredRun> runs) {
        var header = new ArrayList<String>();
        header.addAll(List.of("name", "state", "problem", "strategy", "started", "from", "to"));
        header.addAll(List.of("tags", "note"));
        SHOWN.forEach(measure -> header.add(measure.statistic()));
        var rows = new ArrayList<List<String>>();
        rows.add(header);
        for (var run : runs) {
            var row = new ArrayList<String>();
            row.addAll(List.of(run.name(), word(run), run.problem(), run.title()));
            row.addAll(List.of(run.started(), run.from(), run.until()));
            row.add(String.join(" ", run.notes().tags()));
            row.add(run.notes().text());
            SHOWN.forEach(measure -> row.add(run.figure(measure.statistic()).cell()));
            rows.add(row);
        }
        return rows;
    }

    static String word(StoredRun run) {
        return run.state().name().toLowerCase(Locale.ROOT);
    }
}
