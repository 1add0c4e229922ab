package dev.tandem.analytics;

import dev.tandem.api.account.BookKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// How far the headline figures of a run depend on what nobody can know from bars: the same run
/// where every doubt is decided against it, as assumed, and for it.
///
/// @param ranges in the order of [#FIGURES]
/// @param doubtfulFills fills whose price lies inside the range of a bar, so that their time and
///   their order are assumed
/// @param fills all fills
/// @param doubtfulProfit share of the net profit of closed trades that comes from trades with a
///   doubtful fill; may be below 0 or above 1
public record Bands(List<Range> ranges, long doubtfulFills, long fills, Statistic doubtfulProfit) {
    /// The figures that get a range.
    public static final List<String> FIGURES =
            List.of(
                    "total_return",
                    "cagr",
                    "sharpe_ratio",
                    "max_drawdown",
                    "profit_factor",
                    "win_rate",
                    "trades");

    private static final String FORMULA =
            "net profit of closed trades with a fill inside a bar / net profit of all";

    /// One figure three times; empty where it cannot be told.
    ///
    /// @param assumed with the settings of the run
    /// @param reason why a value is missing, empty if none is
    public record Range(
            String name,
            OptionalDouble pessimistic,
            OptionalDouble assumed,
            OptionalDouble optimistic,
            String reason) {}

    public Bands {
        ranges = List.copyOf(ranges);
    }

    /// @param run with its own settings
    public static Bands of(
            RunRecorder run, Statistics pessimistic, Statistics assumed, Statistics optimistic) {
        var ranges = new ArrayList<Range>();
        for (var name : FIGURES) {
            ranges.add(
                    new Range(
                            name,
                            pessimistic.value(name),
                            assumed.value(name),
                            optimistic.value(name),
                            reason(name, pessimistic, assumed, optimistic)));
        }
        var doubtful = run.fills().stream().filter(fill -> fill.inBar()).count();
        return new Bands(ranges, doubtful, run.fills().size(), doubtfulProfit(run));
    }

    private static String reason(String name, Statistics... three) {
        return Stream.of(three)
                .flatMap(one -> one.find(name).stream())
                .filter(Statistic::isAbsent)
                .map(Statistic::reason)
                .findFirst()
                .orElse("");
    }

    private static Statistic doubtfulProfit(RunRecorder run) {
        var inBars = new TreeMap<String, NavigableSet<Long>>();
        for (var fill : run.fills()) {
            if (fill.inBar()) {
                inBars.computeIfAbsent(name(fill.key()), _ -> new TreeSet<>()).add(fill.atNanos());
            }
        }
        var all = 0L;
        var resting = 0L;
        for (var trade : run.trades()) {
            var net = trade.pnlNet().units();
            all = Math.addExact(all, net);
            if (isDoubtful(trade, inBars)) {
                resting = Math.addExact(resting, net);
            }
        }
        var name = "doubtful_profit";
        return all > 0
                ? Statistic.of(name, (double) resting / all, run.trades().size(), FORMULA)
                : Statistic.absent(name, "no profit", run.trades().size(), FORMULA);
    }

    private static boolean isDoubtful(Trade trade, Map<String, NavigableSet<Long>> inBars) {
        var times = inBars.get(name(trade.key()));
        var first = times == null ? null : times.ceiling(trade.openedNanos());
        return first != null && first <= trade.closedNanos();
    }

    private static String name(BookKey key) {
        return key.toString();
    }
}
