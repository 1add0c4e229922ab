package dev.tandem.app.store;

import java.util.List;
import java.util.Locale;

/// A statistic as it is shown.
///
/// @param statistic its key in `summary.json`
public record Measure(String statistic, String label, Unit unit) {
    enum Unit {
        PERCENT,
        RATIO,
        COUNT,
        MONEY
    }

    public static final Measure CAGR = new Measure("cagr", "CAGR", Unit.PERCENT);
    public static final Measure SHARPE = new Measure("sharpe_ratio", "Sharpe", Unit.RATIO);
    public static final Measure DRAWDOWN =
            new Measure("max_drawdown", "Max drawdown", Unit.PERCENT);
    public static final Measure TRADES = new Measure("trades", "Trades", Unit.COUNT);

    /// What is shown of a run and compared, in this order.
    public static final List<Measure> ALL =
            List.of(
                    new Measure("total_return", "Total return", Unit.PERCENT),
                    CAGR,
                    new Measure("volatility", "Volatility (ann.)", Unit.PERCENT),
                    SHARPE,
                    new Measure("sortino_ratio", "Sortino", Unit.RATIO),
                    DRAWDOWN,
                    new Measure("calmar_ratio", "Calmar", Unit.RATIO),
                    new Measure("beta", "Beta", Unit.RATIO),
                    new Measure("alpha", "Alpha (ann.)", Unit.PERCENT),
                    new Measure("time_in_market", "Time in market", Unit.PERCENT),
                    new Measure("turnover", "Turnover a year", Unit.RATIO),
                    TRADES,
                    new Measure("win_rate", "Win rate", Unit.PERCENT),
                    new Measure("profit_factor", "Profit factor", Unit.RATIO),
                    new Measure("commission_total", "Commission", Unit.MONEY),
                    new Measure("slippage_cost", "Slippage", Unit.MONEY));

    boolean isKnown(StoredRun run) {
        return run.figure(statistic).value().isPresent();
    }

    /// The value with its unit, or `n/a`.
    public String text(StoredRun run) {
        var value = run.figure(statistic).value();
        return value.isEmpty() ? "n/a" : text(value.getAsDouble());
    }

    /// A value with its unit.
    public String text(double value) {
        return switch (unit) {
            case PERCENT -> String.format(Locale.ROOT, "%.2f %%", value * 100);
            case RATIO -> String.format(Locale.ROOT, "%.2f", value);
            case COUNT -> String.format(Locale.ROOT, "%,.0f", value);
            case MONEY -> String.format(Locale.ROOT, "%,.2f", value);
        };
    }

    /// How much the second run has more, `n/a` where one has no value.
    public String difference(StoredRun first, StoredRun second) {
        var before = first.figure(statistic).value();
        var after = second.figure(statistic).value();
        if (before.isEmpty() || after.isEmpty()) {
            return "n/a";
        }
        var difference = after.getAsDouble() - before.getAsDouble();
        return switch (unit) {
            case PERCENT -> signed("%+.2f", difference * 100) + " pp";
            case RATIO -> signed("%+.2f", difference);
            case COUNT -> signed("%+,.0f", difference);
            case MONEY -> signed("%+,.2f", difference);
        };
    }

    private static String signed(String format, double value) {
        var text = String.format(Locale.ROOT, format, value);
        return text.matches("[-+]0(\\.0*)?") ? text.substring(1) : text;
    }

    /// `inside the error bars` or `outside the error bars`; empty where there are none.
    public String errorBars(StoredRun first, StoredRun second) {
        return Figure.isInsideErrorBars(first.figure(statistic), second.figure(statistic))
                .map(inside -> inside ? "inside the error bars" : "outside the error bars")
                .orElse("");
    }
}
