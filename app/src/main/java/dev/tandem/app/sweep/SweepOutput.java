package dev.tandem.app.sweep;

import dev.tandem.analytics.Warning;
import dev.tandem.app.format.JsonText;
import dev.tandem.app.store.Measure;
import dev.tandem.app.terminal.Terminal;
import dev.tandem.app.terminal.TextTable;
import dev.tandem.research.Luck;
import dev.tandem.research.Outcome;
import dev.tandem.research.Ranking;
import dev.tandem.research.Shard;
import dev.tandem.research.SweepRow;
import dev.tandem.research.SweepTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// A sweep for people and for machines: the best rows, how many ran, and what luck alone would have
/// shown.
public final class SweepOutput {
    private static final List<String> USUAL =
            List.of("sharpe_ratio", "cagr", "max_drawdown", "trades", "total_return");
    private static final int CELL = 14;

    private final Terminal terminal;
    private final SweepTable table;
    private final Ranking ranking;
    private final List<SweepRow> ranked;
    private final List<SweepRow> best;
    private final Optional<Luck> luck;

    /// @param top rows to show
    public SweepOutput(Terminal terminal, SweepTable table, Ranking ranking, int top) {
        this.terminal = terminal;
        this.table = table;
        this.ranking = ranking;
        ranked = ranking.best(table.rows());
        best = ranked.subList(0, Math.min(top, ranked.size()));
        luck =
                isWhole() && !ranked.isEmpty()
                        ? Luck.of(table.rows(), ranked.getFirst())
                        : Optional.empty();
    }

    private boolean isWhole() {
        return table.facts().shard().equals(Shard.WHOLE);
    }

    /// The document `tandem.sweep/1`.
    ///
    /// @param file where all rows are, null for nowhere
    public void json(@Nullable Path file, List<Warning> warnings) {
        var document = new SweepDocument(table, ranking, ranked.size(), best, luck);
        var shown = file == null ? null : terminal.shown(file);
        terminal.out().print(JsonText.of(json -> document.write(json, shown, warnings)));
    }

    /// The table.
    ///
    /// @param file where all rows are, null for nowhere
    public void text(@Nullable Path file, List<Warning> warnings) {
        terminal.out().println();
        if (!best.isEmpty()) {
            rows();
            terminal.out().println();
        }
        counts();
        luck();
        for (var warning : warnings) {
            terminal.wrapped("! " + warning.text() + " (" + warning.code() + ")", 2)
                    .forEach(terminal.out()::println);
        }
        if (file != null) {
            line("file     " + terminal.shown(file));
        }
    }

    private void rows() {
        line(
                "best     "
                        + best.size()
                        + " of "
                        + table.rows().size()
                        + " by "
                        + ranking.statistic()
                        + ", "
                        + ranking.order());
        terminal.out().println();
        var columns = columns();
        var rows = new ArrayList<List<String>>();
        for (var i = 0; i <= best.size(); i++) {
            var row = new ArrayList<String>();
            for (var column : columns) {
                row.add(column.get(i));
            }
            rows.add(row);
        }
        var lines = new TextTable(Collections.nCopies(columns.size(), true)).lines(rows, terminal);
        terminal.out().println(terminal.bold(lines.getFirst()));
        lines.stream().skip(1).forEach(terminal.out()::println);
    }

    /// The set, what it is ranked by, its parameters, the usual figures: as many as there is room
    /// for. The file has them all.
    private List<List<String>> columns() {
        var columns = new ArrayList<List<String>>();
        columns.add(column("SET", row -> String.valueOf(row.number())));
        var ranked = figure(ranking.statistic());
        var room = terminal.width() - width(columns.getFirst()) - width(ranked);
        for (var i = 0; i < table.facts().names().size() && room > 0; i++) {
            var index = i;
            var name = TextTable.cut(table.facts().names().get(i), CELL, terminal);
            var column =
                    column(name, row -> TextTable.cut(row.values().get(index), CELL, terminal));
            room -= width(column);
            if (room > 0) {
                columns.add(column);
            }
        }
        columns.add(ranked);
        for (var name : USUAL) {
            var column = figure(name);
            if (!name.equals(ranking.statistic()) && width(column) < room) {
                columns.add(column);
                room -= width(column);
            }
        }
        return columns;
    }

    private interface Cell {
        String of(SweepRow row);
    }

    private List<String> column(String header, Cell cell) {
        var column = new ArrayList<String>();
        column.add(header);
        best.forEach(row -> column.add(cell.of(row)));
        return column;
    }

    private static int width(List<String> column) {
        return 2 + column.stream().mapToInt(String::length).max().orElse(0);
    }

    private List<String> figure(String name) {
        var measure = Measure.ALL.stream().filter(one -> one.statistic().equals(name)).findFirst();
        return column(
                measure.map(Measure::label).orElse(name), row -> text(measure, value(row, name)));
    }

    private static OptionalDouble value(SweepRow row, String name) {
        return row.outcome() instanceof Outcome.Ran ran
                ? ran.figures().value(name)
                : OptionalDouble.empty();
    }

    private static String text(Optional<Measure> measure, OptionalDouble value) {
        if (value.isEmpty()) {
            return "n/a";
        }
        var number = value.getAsDouble();
        return measure.map(one -> one.text(number))
                .orElseGet(() -> String.format(Locale.ROOT, "%.4f", number));
    }

    private void counts() {
        var refused = new ArrayList<SweepRow>();
        var failed = new ArrayList<SweepRow>();
        for (var row : table.rows()) {
            switch (row.outcome()) {
                case Outcome.Ran _ -> {}
                case Outcome.Refused _ -> refused.add(row);
                case Outcome.Failed _ -> failed.add(row);
            }
        }
        line(
                String.format(
                        Locale.ROOT,
                        "sets     %,d: %,d ran, %,d refused, %,d failed",
                        table.rows().size(),
                        ranked.size(),
                        refused.size(),
                        failed.size()));
        without("refused", refused);
        without("failed", failed);
    }

    /// The reasons, each once, with the first set that has it.
    private void without(String label, List<SweepRow> rows) {
        var told = new LinkedHashSet<String>();
        for (var row : rows) {
            var reason =
                    switch (row.outcome()) {
                        case Outcome.Refused(var text) -> text;
                        case Outcome.Failed(var text) -> text;
                        case Outcome.Ran _ -> "";
                    };
            if (told.size() < 3 && told.add(reason)) {
                line(String.format("%-8s set %d: %s", label, row.number(), reason));
            }
        }
    }

    private void luck() {
        if (!isWhole()) {
            line(
                    "luck     not known from shard "
                            + table.facts().shard()
                            + ": tandem sweep merge puts all shards together");
            return;
        }
        luck.ifPresent(known -> {
            var deflated = known.deflatedSharpe();
            line(
                    String.format(
                            Locale.ROOT,
                            "luck     of %,d trials without any skill the best would show Sharpe"
                                    + " %.2f; deflated Sharpe ratio of set %d: %s",
                            known.trials().count(),
                            known.expectedBest(),
                            ranked.getFirst().number(),
                            deflated.isAbsent()
                                    ? "n/a (" + deflated.reason() + ")"
                                    : String.format(
                                            Locale.ROOT, "%.2f", deflated.value().orElseThrow())));
        });
    }

    private void line(String text) {
        terminal.wrapped(text, 9).forEach(terminal.out()::println);
    }
}
