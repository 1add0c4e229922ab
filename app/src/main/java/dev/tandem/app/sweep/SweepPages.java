package dev.tandem.app.sweep;

import dev.tandem.analytics.report.SweepPage;
import dev.tandem.research.Axis;
import dev.tandem.research.Luck;
import dev.tandem.research.Outcome;
import dev.tandem.research.Ranking;
import dev.tandem.research.SweepRow;
import dev.tandem.research.SweepTable;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/// The page of a sweep, made of its file.
public final class SweepPages {
    private SweepPages() {}

    /// The page in UTF-8.
    ///
    /// @param file that `tandem sweep` wrote
    /// @param ranking what the best is best by
    /// @throws dev.tandem.api.problem.TandemException `TDM-7041` if the file is none of a sweep
    public static byte[] of(Path file, Ranking ranking) {
        return SweepPage.of(read(file, ranking));
    }

    /// What the page says.
    public static SweepPage.Sweep read(Path file, Ranking ranking) {
        var table = SweepTable.read(file);
        var facts = table.facts();
        var sorted = ranking.best(table.rows());
        var sets = sorted.stream().map(row -> set(row, ranking)).toList();
        var luck =
                sorted.isEmpty()
                        ? Optional.<Luck>empty()
                        : Luck.of(table.rows(), sorted.getFirst());
        return new SweepPage.Sweep(
                facts.about().stream().map(fact -> List.of(fact.key(), fact.value())).toList(),
                facts.names(),
                values(table),
                ranking.statistic(),
                sets,
                table.rows().size() - sets.size(),
                luck.map(Luck::expectedBest).orElse(Double.NaN),
                luck.map(found ->
                                found.deflatedSharpe().value().isPresent()
                                        ? String.format(
                                                Locale.ROOT,
                                                "%.2f",
                                                found.deflatedSharpe().value().getAsDouble())
                                        : "n/a (" + found.deflatedSharpe().reason() + ")")
                        .orElse("n/a (the best set has no Sharpe ratio)"));
    }

    private static SweepPage.Set set(SweepRow row, Ranking ranking) {
        return new SweepPage.Set(
                row.number(),
                row.values(),
                figure(row, ranking.statistic()),
                SweepPage.OTHERS.stream().map(name -> figure(row, name)).toList());
    }

    private static double figure(SweepRow row, String name) {
        return row.outcome() instanceof Outcome.Ran ran
                ? ran.figures().value(name).orElse(Double.NaN)
                : Double.NaN;
    }

    /// Values as they were written where all of them are there, else as they appear in the rows.
    private static List<List<String>> values(SweepTable table) {
        var facts = table.facts();
        return IntStream.range(0, facts.names().size())
                .mapToObj(i -> {
                    var tried = new LinkedHashSet<String>();
                    table.rows().forEach(row -> tried.add(row.values().get(i)));
                    var written =
                            Axis.parse(facts.names().get(i), facts.parameters().get(i).value())
                                    .values();
                    return written.stream().filter(tried::contains).toList();
                })
                .toList();
    }
}
