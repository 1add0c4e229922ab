package dev.tandem.research;

import dev.tandem.analytics.Statistics;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/// The statistics of a run that a sweep keeps, by name.
public final class Figures {
    /// The names, in the order of columns.
    public static final List<String> NAMES =
            List.of(
                    "total_return",
                    "cagr",
                    "volatility",
                    "sharpe_ratio",
                    "sortino_ratio",
                    "max_drawdown",
                    "max_drawdown_days",
                    "calmar_ratio",
                    "ulcer_index",
                    "value_at_risk_95",
                    "conditional_value_at_risk_95",
                    "skew",
                    "excess_kurtosis",
                    "beta",
                    "alpha",
                    "information_ratio",
                    "probabilistic_sharpe_ratio",
                    "time_in_market",
                    "turnover",
                    "trades",
                    "win_rate",
                    "profit_factor",
                    "payoff",
                    "expectancy",
                    "closed_pnl",
                    "commission_total",
                    "slippage_cost");

    private final double[] values;

    private Figures(double[] values) {
        this.values = values;
    }

    /// Those of a run.
    public static Figures of(Statistics statistics) {
        return new Figures(
                NAMES.stream()
                        .mapToDouble(name -> statistics.value(name).orElse(Double.NaN))
                        .toArray());
    }

    /// Reads what [#cells] wrote.
    ///
    /// @throws NumberFormatException if a cell is no number
    static Figures of(List<String> cells) {
        return new Figures(
                cells.stream()
                        .mapToDouble(cell -> cell.isEmpty() ? Double.NaN : Double.parseDouble(cell))
                        .toArray());
    }

    /// The figure; empty where the run has none.
    public OptionalDouble value(String name) {
        var value = values[NAMES.indexOf(name)];
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /// As text that reads back to the same numbers, empty where there is none.
    List<String> cells() {
        return Arrays.stream(values)
                .mapToObj(value -> Double.isNaN(value) ? "" : String.valueOf(value))
                .toList();
    }
}
