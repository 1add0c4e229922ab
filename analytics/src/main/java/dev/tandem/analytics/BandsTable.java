package dev.tandem.analytics;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/// The block `BANDS` of a result: each headline figure three times, and how much of the profit
/// rests on doubtful fills.
public final class BandsTable {
    private static final Map<String, String> LABELS =
            Map.of(
                    "total_return", "Total return",
                    "cagr", "CAGR",
                    "sharpe_ratio", "Sharpe",
                    "max_drawdown", "Max drawdown",
                    "profit_factor", "Profit factor",
                    "win_rate", "Win rate",
                    "trades", "Trades");

    private BandsTable() {}

    /// The block; every line ends with a line feed.
    public static String text(Bands bands, TableStyle style) {
        var out = new StringBuilder();
        out.append(style.bold(line("BANDS", "pessimistic", "as assumed", "optimistic")));
        for (var range : bands.ranges()) {
            out.append(
                    line(
                            LABELS.getOrDefault(range.name(), range.name()),
                            cell(range.name(), range.pessimistic()),
                            cell(range.name(), range.assumed()),
                            cell(range.name(), range.optimistic())));
        }
        out.append("  ")
                .append(bands.doubtfulFills())
                .append(" of ")
                .append(bands.fills())
                .append(" fills lie inside a bar; profit that rests on them: ")
                .append(
                        bands.doubtfulProfit().isAbsent()
                                ? "n/a (" + bands.doubtfulProfit().reason() + ")"
                                : percent(bands.doubtfulProfit().value().orElseThrow(), 1))
                .append('\n');
        return out.toString();
    }

    private static String line(String label, String... cells) {
        var line = new StringBuilder(String.format(Locale.ROOT, "  %-18s", label));
        for (var cell : cells) {
            line.append(String.format(Locale.ROOT, "  %14s", cell));
        }
        return line.append('\n').toString();
    }

    private static String cell(String name, OptionalDouble value) {
        if (value.isEmpty()) {
            return "n/a";
        }
        return switch (name) {
            case "trades" -> fixed(value.getAsDouble(), 0);
            case "sharpe_ratio", "profit_factor" -> fixed(value.getAsDouble(), 2);
            case "win_rate" -> percent(value.getAsDouble(), 1);
            default -> percent(value.getAsDouble(), 2);
        };
    }

    private static String percent(double value, int digits) {
        return fixed(value * 100, digits) + " %";
    }

    private static String fixed(double value, int digits) {
        var text = String.format(Locale.ROOT, "%,." + digits + "f", value);
        return text.matches("-[0.]+") ? text.substring(1) : text;
    }
}
