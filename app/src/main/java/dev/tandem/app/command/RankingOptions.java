package dev.tandem.app.command;

import dev.tandem.research.Ranking;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which rows of a sweep are shown.
final class RankingOptions {
    private static final int MOST_ROWS = 10_000;
    private static final int USUAL_ROWS = 10;

    @Option(
            names = "--best",
            paramLabel = "STATISTIC",
            description = "What the best is best by; default sharpe_ratio.")
    @Nullable String statistic;

    @Option(names = "--top", paramLabel = "N", description = "Rows to show; default 10.")
    @Nullable String rows;

    /// @param top number of rows
    record Choice(Ranking ranking, int top) {}

    Choice read(OptionProblems problems) {
        return new Choice(
                problems.read("--best", statistic, Ranking::by, Ranking.by(Ranking.USUAL)),
                problems.read("--top", rows, text -> Counts.read(text, MOST_ROWS), USUAL_ROWS));
    }
}
