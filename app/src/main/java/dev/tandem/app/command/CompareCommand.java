package dev.tandem.app.command;

import dev.tandem.app.format.CsvText;
import dev.tandem.app.format.Format;
import dev.tandem.app.format.JsonText;
import dev.tandem.app.store.Figure;
import dev.tandem.app.store.Measure;
import dev.tandem.app.store.RunComparison;
import dev.tandem.app.store.RunComparison.Row;
import dev.tandem.app.store.RunPages;
import dev.tandem.app.store.StoredRun;
import dev.tandem.app.terminal.Browser;
import dev.tandem.app.terminal.Terminal;
import dev.tandem.app.terminal.TextTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JsonGenerator;

/// Shows runs side by side.
@Command(name = "compare", description = "Show runs side by side: settings, data, statistics.")
final class CompareCommand implements Callable<Integer> {
    private static final int MOST = 6;
    private static final int CELL = 18;

    @Parameters(arity = "1..*", paramLabel = "RUN", description = "Two to six runs.")
    List<String> runs = new ArrayList<>();

    @Option(
            names = "--page",
            paramLabel = "FILE",
            description = "HTML page; default runs/compare-RUN-RUN.html.")
    @Nullable String page;

    @Option(names = "--no-page", description = "Write no page.")
    boolean writesNoPage;

    @Option(names = "--open", description = "Open the page in the browser.")
    boolean opens;

    @Mixin final StoreOptions options = new StoreOptions();
    @Mixin final FormatOptions format = new FormatOptions();
    @Mixin final GlobalOptions global = new GlobalOptions();

    private final Terminal terminal;

    CompareCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var problems = new OptionProblems("compare");
        if (runs.size() < 2 || runs.size() > MOST) {
            problems.add("compare takes two to six runs, not " + runs.size());
        }
        var chosen = format.choose("compare", problems, Format.TEXT, Format.JSON, Format.CSV);
        if (writesNoPage && (page != null || opens)) {
            problems.add("--no-page: no page is written, but --page or --open asks for one");
        }
        problems.throwIfAny();
        var store = options.store(terminal);
        var comparison = new RunComparison(runs.stream().map(store::readable).toList());
        var file = writesNoPage ? null : written(comparison);
        switch (chosen) {
            case JSON -> terminal.out().print(JsonText.of(out -> document(out, comparison, file)));
            case CSV -> terminal.out().print(CsvText.of(table(comparison)));
            default -> print(comparison, file);
        }
        if (file != null && opens) {
            Browser.open(file, terminal);
        }
        return 0;
    }

    /// The page, before anything is printed: what is told of it is true.
    private Path written(RunComparison comparison) {
        var file =
                page == null
                        ? terminal.directory()
                                .resolve(options.folder)
                                .resolve(RunPages.nameOf(comparison))
                        : terminal.directory().resolve(page);
        return RunPages.writeComparison(comparison, file).file();
    }

    private void print(RunComparison comparison, @Nullable Path file) {
        var kept = comparison.runs();
        for (var i = 0; i < kept.size(); i++) {
            terminal.out().println(terminal.bold(letter(i)) + "  " + kept.get(i).name());
        }
        terminal.out().println();
        var rows = new ArrayList<List<String>>();
        var header = new ArrayList<String>();
        header.add("");
        for (var i = 0; i < kept.size(); i++) {
            header.add(letter(i));
        }
        header.add(kept.size() == 2 ? "difference" : "");
        rows.add(header);
        Stream.of(
                        comparison.settings(),
                        comparison.data(),
                        List.of(comparison.decisions()),
                        comparison.statistics())
                .flatMap(List::stream)
                .forEach(row -> rows.add(cells(row)));
        var isRight = new ArrayList<>(Collections.nCopies(kept.size() + 2, false));
        var lines = new TextTable(isRight).lines(rows, terminal);
        terminal.out().println(terminal.bold(lines.getFirst()));
        lines.stream().skip(1).forEach(terminal.out()::println);
        if (file != null) {
            var label = "report" + " ".repeat(lines.getFirst().indexOf('A') - 6);
            terminal.out().println(label + terminal.shown(file));
        }
    }

    /// With many runs the cells are narrow, so that the table is no wider than the terminal.
    private List<String> cells(Row row) {
        var most = Math.min(CELL, Math.max(8, (terminal.width() - 28) / row.values().size() - 2));
        var cells = new ArrayList<String>();
        cells.add(TextTable.cut(row.label(), 24, terminal));
        row.values().forEach(value -> cells.add(TextTable.cut(value, most, terminal)));
        cells.add(row.difference());
        return cells;
    }

    /// A row for each setting that differs and each statistic, a column for each run.
    private static List<List<String>> table(RunComparison comparison) {
        var kept = comparison.runs();
        var rows = new ArrayList<List<String>>();
        rows.add(row("key", kept, StoredRun::name));
        for (var setting : comparison.settings()) {
            var key = setting.label();
            rows.add(row(key, kept, run -> run.settings().getOrDefault(key, "")));
        }
        rows.add(row("decision_hash", kept, StoredRun::decisionHash));
        for (var measure : Measure.ALL) {
            var key = measure.statistic();
            rows.add(row("stats." + key, kept, run -> run.figure(key).cell()));
        }
        return rows;
    }

    private static List<String> row(
            String label, List<StoredRun> runs, Function<StoredRun, String> cell) {
        return Stream.concat(Stream.of(label), runs.stream().map(cell)).toList();
    }

    private static String letter(int run) {
        return String.valueOf((char) ('A' + run));
    }

    private static void document(
            JsonGenerator out, RunComparison comparison, @Nullable Path writtenPage) {
        var kept = comparison.runs();
        out.writeStringProperty("schema", "tandem.comparison/1");
        JsonText.strings(out, "runs", kept.stream().map(StoredRun::name).toList());
        out.writeObjectPropertyStart("settings");
        comparison.settings().forEach(row -> setting(out, row.label(), kept));
        out.writeEndObject();
        out.writeArrayPropertyStart("data");
        for (var run : kept) {
            out.writeStartObject();
            run.data().forEach(file -> out.writeStringProperty(file.path(), file.sha256()));
            out.writeEndObject();
        }
        out.writeEndArray();
        JsonText.strings(out, "decision_hash", kept.stream().map(StoredRun::decisionHash).toList());
        out.writeObjectPropertyStart("stats");
        for (var measure : Measure.ALL) {
            statistic(out, measure, kept);
        }
        out.writeEndObject();
        if (writtenPage != null) {
            out.writeStringProperty("page", writtenPage.toString());
        }
    }

    private static void setting(JsonGenerator out, String key, List<StoredRun> kept) {
        out.writeArrayPropertyStart(key);
        for (var run : kept) {
            var value = run.settings().get(key);
            out.writeStartObject();
            if (value == null) {
                out.writeNullProperty("value");
                out.writeStringProperty("reason", "not a setting of this run");
            } else {
                out.writeStringProperty("value", value);
            }
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void statistic(JsonGenerator out, Measure measure, List<StoredRun> kept) {
        var figures = kept.stream().map(run -> run.figure(measure.statistic())).toList();
        out.writeObjectPropertyStart(measure.statistic());
        out.writeArrayPropertyStart("runs");
        figures.forEach(figure -> figure.write(out));
        out.writeEndArray();
        if (figures.size() == 2) {
            var first = figures.getFirst();
            var second = figures.getLast();
            if (first.value().isPresent() && second.value().isPresent()) {
                out.writeNumberProperty(
                        "difference", second.value().getAsDouble() - first.value().getAsDouble());
            } else {
                out.writeNullProperty("difference");
                out.writeStringProperty("reason", "a run has no value");
            }
            Figure.isInsideErrorBars(first, second)
                    .ifPresent(inside -> out.writeBooleanProperty("inside_error_bars", inside));
        }
        out.writeEndObject();
    }
}
