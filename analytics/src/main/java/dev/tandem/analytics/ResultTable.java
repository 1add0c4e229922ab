package dev.tandem.analytics;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;

/// The result of a run for a terminal: figures beside those of buying and holding, trades, costs,
/// warnings.
public final class ResultTable {
    private static final int LABEL_WIDTH = 18;
    private static final int GAP = 2;
    private static final int LEAST_CELL = 12;
    private static final String INDENT = "  ";

    private final Statistics strategy;
    private final Optional<Statistics> buyAndHold;
    private final TableStyle style;
    private final StringBuilder out = new StringBuilder();

    private ResultTable(Statistics strategy, Optional<Statistics> buyAndHold, TableStyle style) {
        this.strategy = strategy;
        this.buyAndHold = buyAndHold;
        this.style = style;
    }

    /// The block without a comparison.
    public static String text(Statistics strategy, List<Warning> warnings, TableStyle style) {
        return new ResultTable(strategy, Optional.empty(), style).text(warnings);
    }

    /// The block with a comparison. Every line ends with a line feed.
    public static String text(
            Statistics strategy, Statistics buyAndHold, List<Warning> warnings, TableStyle style) {
        return new ResultTable(strategy, Optional.of(buyAndHold), style).text(warnings);
    }

    private String text(List<Warning> warnings) {
        figures();
        out.append('\n');
        trades();
        costs();
        if (!warnings.isEmpty()) {
            out.append('\n');
        }
        warnings.forEach(this::warning);
        return out.toString();
    }

    /// One line of the upper table, as plain text.
    private record Row(String label, String strategy, String comparison) {}

    private void figures() {
        var rows =
                Stream.of(
                                row("Total return", "total_return", ResultTable::signedPercent),
                                row("CAGR", "cagr", ResultTable::percent),
                                row("Volatility (ann.)", "volatility", ResultTable::percent),
                                row("Sharpe (95 % CI)", "sharpe_ratio", ResultTable::ratio),
                                row("Sortino", "sortino_ratio", ResultTable::ratio),
                                row("Max drawdown", "max_drawdown", ResultTable::percent),
                                row("  on closes", "max_drawdown_on_closes", ResultTable::percent),
                                row("Calmar", "calmar_ratio", ResultTable::ratio),
                                row(
                                        "Time in market",
                                        "time_in_market",
                                        ResultTable::percentOneDigit))
                        .filter(row -> !row.label().equals("  on closes") || closesDiffer())
                        .toList();
        var room = style.width() - INDENT.length() - LABEL_WIDTH - 2 * GAP;
        var longest = longest(rows.stream().map(Row::strategy).toList());
        var other = longest(rows.stream().map(Row::comparison).toList());
        var first = Math.min(longest, room - Math.min(other, room / 2));
        var second = Math.min(other, room - first);
        line(new Row("RESULT", "strategy", comparisonName()), first, second, true);
        rows.forEach(row -> line(row, first, second, false));
    }

    /// Whether the drawdown at period ends is another than that of all marks.
    private boolean closesDiffer() {
        var own = strategy.value("max_drawdown");
        return own.isPresent() && !own.equals(strategy.value("max_drawdown_on_closes"));
    }

    private String comparisonName() {
        return buyAndHold.isPresent() ? "buy & hold" : "";
    }

    private Row row(String label, String name, DoubleFunction<String> format) {
        var own = strategy.find(name);
        var interval = own.flatMap(Statistic::ci95).map(ResultTable::interval).orElse("");
        var comparison = buyAndHold.flatMap(figures -> figures.find(name));
        var isSameReason =
                own.isPresent()
                        && own.get().isAbsent()
                        && comparison.isPresent()
                        && comparison.get().reason().equals(own.get().reason());
        var beside = isSameReason ? "n/a" : cell(comparison, format);
        return new Row(label, cell(own, format) + interval, beside);
    }

    private static String cell(Optional<Statistic> statistic, DoubleFunction<String> format) {
        return statistic.map(figure -> shown(figure, format)).orElse("");
    }

    private static String shown(Statistic figure, DoubleFunction<String> format) {
        return figure.isAbsent()
                ? "n/a (" + figure.reason() + ")"
                : format.apply(figure.value().getAsDouble());
    }

    private static int longest(List<String> cells) {
        return cells.stream().mapToInt(String::length).reduce(LEAST_CELL, Math::max);
    }

    private void line(Row row, int first, int second, boolean isHead) {
        var label = pad(row.label(), LABEL_WIDTH);
        var own = right(style.cut(row.strategy(), first), first);
        var comparison = right(style.cut(row.comparison(), second), second);
        out.append(INDENT).append(isHead ? style.bold(label) : label);
        out.append(" ".repeat(GAP)).append(isHead ? style.bold(own) : tinted(row, own));
        if (buyAndHold.isPresent()) {
            out.append(" ".repeat(GAP)).append(isHead ? style.bold(comparison) : comparison);
        }
        out.append('\n');
    }

    private String tinted(Row row, String cell) {
        if (row.strategy().startsWith("+")) {
            return style.green(cell);
        }
        return row.label().equals("Total return") && row.strategy().startsWith("-")
                ? style.red(cell)
                : cell;
    }

    private void trades() {
        var counts = count("trades") + " closed, " + count("open_trades") + " open";
        section(
                "TRADES",
                counts,
                "win rate " + figure("win_rate", ResultTable::percentOneDigit),
                "profit factor " + figure("profit_factor", ResultTable::ratio));
        section(
                "",
                "avg hold " + figure("average_hold_days", ResultTable::days),
                "best " + figure("best_trade", ResultTable::signedPercent),
                "worst " + figure("worst_trade", ResultTable::signedPercent));
    }

    private void costs() {
        section(
                "COSTS",
                "commission " + figure("commission_total", ResultTable::money),
                "slippage " + figure("slippage_cost", ResultTable::money),
                "turnover " + figure("turnover", ResultTable::ratio) + " a year");
    }

    private void section(String title, String... cells) {
        var line = new StringBuilder(INDENT).append(style.bold(pad(title, 9)));
        var length = INDENT.length() + 9;
        for (var cell : cells) {
            var padded = pad(cell, 22) + INDENT;
            if (length + cell.length() > style.width()) {
                out.append(line.toString().stripTrailing()).append('\n');
                line = new StringBuilder(" ".repeat(INDENT.length() + 9));
                length = INDENT.length() + 9;
            }
            line.append(padded);
            length += padded.length();
        }
        out.append(line.toString().stripTrailing()).append('\n');
    }

    private void warning(Warning warning) {
        var line = new StringBuilder();
        var lines = new ArrayList<String>();
        for (var word : warning.toString().split(" ")) {
            if (line.length() + word.length() + 5 > style.width()) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        out.append(INDENT).append(style.red("!")).append(' ').append(lines.removeFirst());
        out.append('\n');
        lines.forEach(rest -> out.append("    ").append(rest).append('\n'));
    }

    private String count(String name) {
        return format("%,d", (long) strategy.value(name).orElse(0));
    }

    private String figure(String name, DoubleFunction<String> format) {
        return cell(strategy.find(name), format);
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }

    private static String interval(Statistic.Interval interval) {
        return format(" [%.2f, %.2f]", interval.low(), interval.high());
    }

    private static String signedPercent(double value) {
        return format("%+,.1f %%", value * 100);
    }

    private static String percent(double value) {
        return format("%,.2f %%", value * 100);
    }

    private static String percentOneDigit(double value) {
        return format("%.1f %%", value * 100);
    }

    private static String ratio(double value) {
        return format("%,.2f", value);
    }

    private static String money(double value) {
        return format("%,.2f", value);
    }

    private static String days(double value) {
        return value < 10 ? format("%.1f d", value) : format("%,.0f d", value);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
