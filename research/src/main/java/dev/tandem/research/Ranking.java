package dev.tandem.research;

import dev.tandem.api.problem.Names;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// The order from best to worst by one statistic.
///
/// @param statistic its name
/// @param isHighBest whether more of it is better; losses such as `max_drawdown` are negative
///   numbers, so the highest is the smallest loss
public record Ranking(String statistic, boolean isHighBest) {
    /// What is chosen by when nothing is named.
    public static final String USUAL = "sharpe_ratio";

    private static final Set<String> LOW_IS_BEST =
            Set.of(
                    "volatility",
                    "max_drawdown_days",
                    "ulcer_index",
                    "excess_kurtosis",
                    "turnover",
                    "commission_total",
                    "slippage_cost");

    private static final Set<String> NEITHER = Set.of("beta", "time_in_market", "trades");

    /// @throws IllegalArgumentException if there is no such statistic, or neither more nor less of
    ///   it is better
    public static Ranking by(String statistic) {
        if (NEITHER.contains(statistic)) {
            throw new IllegalArgumentException(
                    "neither more nor less "
                            + statistic
                            + " is better; choose one of "
                            + String.join(", ", known()));
        }
        if (!Figures.NAMES.contains(statistic)) {
            throw new IllegalArgumentException(
                    "no statistic \"" + statistic + "\", " + Names.hint(statistic, known()));
        }
        return new Ranking(statistic, !LOW_IS_BEST.contains(statistic));
    }

    private static Set<String> known() {
        var known = new TreeSet<>(Figures.NAMES);
        known.removeAll(NEITHER);
        return known;
    }

    /// The rows that ran, best first; equal ones by number, those without a value last.
    public List<SweepRow> best(List<SweepRow> rows) {
        return rows.stream()
                .filter(row -> row.outcome() instanceof Outcome.Ran)
                .sorted(Comparator.comparingDouble(this::key).thenComparingInt(SweepRow::number))
                .toList();
    }

    private double key(SweepRow row) {
        if (!(row.outcome() instanceof Outcome.Ran ran)) {
            return Double.POSITIVE_INFINITY;
        }
        var value = ran.figures().value(statistic);
        if (value.isEmpty()) {
            return Double.POSITIVE_INFINITY;
        }
        return isHighBest ? -value.getAsDouble() : value.getAsDouble();
    }

    /// Such as `highest first`.
    public String order() {
        return isHighBest ? "highest first" : "lowest first";
    }
}
