package dev.tandem.analytics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;

/// The result of a run for a terminal: figures beside those of buying and holding, trades, costs,
/// warnings.
public final class ResultTable {
    private static final int LABEL_WIDTH = 18;
    private static final int GAP = 2;
    private static final int LEAST_CELL = 12;
    private static final int TITLE = 9;
    private static final int COLUMN = 22;

    /// What only some accounts pay or receive, by its label.
    private static final SequencedMap<String, String> OTHER_COSTS = otherCosts();

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
        var reasons = new LinkedHashMap<String, List<String>>();
        section(
                "TRADES",
                count("trades") + " closed, " + count("open_trades") + " open",
                figure("win rate", "win_rate", ResultTable::percentOneDigit, reasons),
                figure("profit factor", "profit_factor", ResultTable::ratio, reasons));
        section(
                "",
                figure("avg hold", "average_hold_days", ResultTable::days, reasons),
                figure("best", "best_trade", ResultTable::signedPercent, reasons),
                figure("worst", "worst_trade", ResultTable::signedPercent, reasons));
        reasons(reasons, 5);
    }

    private static SequencedMap<String, String> otherCosts() {
        var costs = new LinkedHashMap<String, String>();
        costs.put("funding", "funding_total");
        costs.put("dividends", "dividend_total");
        costs.put("interest", "interest_total");
        costs.put("borrow fees", "borrow_total");
        costs.put("conversions", "conversion_total");
        costs.put("liquidations", "liquidation_total");
        return costs;
    }

    private void costs() {
        var reasons = new LinkedHashMap<String, List<String>>();
        section(
                "COSTS",
                figure("commission", "commission_total", ResultTable::money, reasons),
                figure("slippage", "slippage_cost", ResultTable::money, reasons),
                figure("turnover", "turnover", value -> ratio(value) + " a year", reasons));
        var others =
                OTHER_COSTS.entrySet().stream()
                        .filter(cost -> strategy.value(cost.getValue()).orElse(0) != 0)
                        .map(cost -> paid(cost.getKey(), strategy.value(cost.getValue())))
                        .toArray(String[]::new);
        if (others.length > 0) {
            section("", others);
        }
        reasons(reasons, 3);
    }

    private static String paid(String label, OptionalDouble amount) {
        var value = amount.orElse(0);
        return value < 0 ? label + " received " + money(-value) : label + " " + money(value);
    }

    /// Cells below those of other sections; one that has no room begins another line.
    private void section(String title, String... cells) {
        var line = new StringBuilder(INDENT).append(pad(title, TITLE));
        var start = line.length();
        var lines = new ArrayList<String>();
        for (var cell : cells) {
            if (line.length() > start && line.length() + cell.length() > style.width()) {
                lines.add(line.toString().stripTrailing());
                line = new StringBuilder(" ".repeat(start));
            }
            line.append(pad(cell, COLUMN)).append(INDENT);
        }
        lines.add(line.toString().stripTrailing());
        var first = lines.removeFirst();
        out.append(title.isEmpty() ? first : first.replaceFirst(title, style.bold(title)));
        out.append('\n');
        lines.forEach(rest -> out.append(rest).append('\n'));
    }

    /// A figure with its label; the reason for one without a value is noted, to stand below.
    private String figure(
            String label,
            String name,
            DoubleFunction<String> format,
            Map<String, List<String>> reasons) {
        strategy.find(name)
                .filter(Statistic::isAbsent)
                .map(Statistic::reason)
                .ifPresent(reason ->
                        reasons.computeIfAbsent(reason, _ -> new ArrayList<>()).add(label));
        var value = strategy.value(name);
        return label + " " + (value.isPresent() ? format.apply(value.getAsDouble()) : "n/a");
    }

    /// @param all how many figures the block has: a reason of all of them needs no names
    private void reasons(Map<String, List<String>> reasons, int all) {
        var indent = " ".repeat(INDENT.length() + TITLE);
        reasons.forEach((reason, labels) -> {
            var names = labels.size() == all ? "" : " (" + String.join(", ", labels) + ")";
            wrapped("n/a: " + reason + names, indent)
                    .forEach(line -> out.append(indent).append(line).append('\n'));
        });
    }

    /// The text in lines that leave room for so much before them.
    private List<String> wrapped(String text, String before) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var word : text.split(" ")) {
            if (line.length() + 1 + word.length() + before.length() > style.width()) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private void warning(Warning warning) {
        var indent = INDENT + INDENT;
        var lines = wrapped(warning.toString(), indent);
        out.append(INDENT).append(style.red("!")).append(' ').append(lines.removeFirst());
        out.append('\n');
        lines.forEach(rest -> out.append(indent).append(rest).append('\n'));
    }

    private String count(String name) {
        return String.format(Locale.ROOT, "%,d", (long) strategy.value(name).orElse(0));
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }

    private static String interval(Statistic.Interval interval) {
        return " [" + fixed(interval.low(), 2) + ", " + fixed(interval.high(), 2) + "]";
    }

    private static String signedPercent(double value) {
        var text = percentOneDigit(value);
        return text.startsWith("-") || text.equals("0.0 %") ? text : "+" + text;
    }

    private static String percent(double value) {
        return fixed(value * 100, 2) + " %";
    }

    private static String percentOneDigit(double value) {
        return fixed(value * 100, 1) + " %";
    }

    private static String ratio(double value) {
        return fixed(value, 2);
    }

    private static String money(double value) {
        return fixed(value, 2);
    }

    private static String days(double value) {
        return fixed(value, value < 10 ? 1 : 0) + " d";
    }

    /// So many digits after the point, thousands apart; what rounds to zero has no sign.
    private static String fixed(double value, int digits) {
        var text = String.format(Locale.ROOT, "%,." + digits + "f", value);
        return text.matches("-[0.]+") ? text.substring(1) : text;
    }
}
