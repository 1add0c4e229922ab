package dev.tandem.analytics.report;

import dev.tandem.analytics.Warning;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A sweep as one HTML file: how the chosen statistic lies over two parameters, what stands beside
/// the best set, and how much of it luck explains. It says all of it without a script.
public final class SweepPage {
    private static final int MOST_ROWS = 500;
    private static final int MOST_PAIRS = 6;
    private static final int MOST_CELLS = 2_500;
    private static final int MOST_SLICES = 8_000;
    private static final int EDGE_VALUES = 3;

    private final Sweep sweep;
    private final Figures.Figure figure;
    private final @Nullable Set best;
    private final Map<List<String>, Set> byValues = new HashMap<>();
    private int cellsLeft = MOST_SLICES;

    /// A sweep that is over.
    ///
    /// @param about key and value of what decides its results
    /// @param parameters names, in the order of the values of sets
    /// @param values of each parameter, in the order of the sweep
    /// @param statistic key of what the best is best by
    /// @param sets those that ran, best first
    /// @param left how many were refused or failed
    /// @param expectedBest Sharpe ratio that the best of as many trials shows without skill; NaN
    ///   where it cannot be told
    /// @param deflated deflated Sharpe ratio of the best set, with what stands for it where there
    ///   is none
    public record Sweep(
            List<List<String>> about,
            List<String> parameters,
            List<List<String>> values,
            String statistic,
            List<Set> sets,
            int left,
            double expectedBest,
            String deflated) {
        public Sweep {
            about = List.copyOf(about);
            parameters = List.copyOf(parameters);
            values = List.copyOf(values);
            sets = List.copyOf(sets);
        }
    }

    /// Statistics that are shown beside the chosen one, in the order of [Set#others].
    public static final List<String> OTHERS =
            List.of("sharpe_ratio", "cagr", "max_drawdown", "trades");

    /// One parameter set that ran.
    ///
    /// @param value of the statistic, NaN where it has none
    /// @param others one for each of [#OTHERS], NaN where there is none
    public record Set(int number, List<String> values, double value, List<Double> others) {
        public Set {
            values = List.copyOf(values);
            others = List.copyOf(others);
        }
    }

    private SweepPage(Sweep sweep) {
        this.sweep = sweep;
        figure = Figures.of(sweep.statistic());
        sweep.sets().forEach(set -> byValues.putIfAbsent(set.values(), set));
        best =
                sweep.sets().stream()
                        .filter(set -> Double.isFinite(set.value()))
                        .findFirst()
                        .orElse(null);
    }

    /// The page in UTF-8. The same sweep gives the same bytes.
    public static byte[] of(Sweep sweep) {
        return new SweepPage(sweep).page();
    }

    /// Says where the best set lies at the end of a parameter's values: better ones may lie beyond.
    public static Optional<Warning> edge(Sweep sweep) {
        var page = new SweepPage(sweep);
        if (page.best == null) {
            return Optional.empty();
        }
        var names = new ArrayList<String>();
        for (var i = 0; i < sweep.parameters().size(); i++) {
            var values = sweep.values().get(i);
            var at = values.indexOf(page.best.values().get(i));
            if (values.size() >= EDGE_VALUES && (at == 0 || at == values.size() - 1)) {
                names.add(sweep.parameters().get(i) + "=" + values.get(at));
            }
        }
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Warning(
                                "TDM-3040",
                                "the best set lies at the edge of what was tried ("
                                        + String.join(", ", names)
                                        + "): better ones may lie beyond"));
    }

    private byte[] page() {
        var html = new Html();
        var strategy =
                sweep.about().stream()
                        .filter(fact -> fact.getFirst().startsWith("strategy"))
                        .map(List::getLast)
                        .findFirst()
                        .orElse("sweep");
        ReportPage.begin(html, "Sweep of " + strategy);
        html.open("header").open("div", "class", "title");
        html.element("h1", "Sweep of " + strategy).element("span", "sweep", "class", "badge");
        html.close();
        for (var sentence : verdict()) {
            html.element("p", sentence, "class", "verdict");
        }
        html.close().line();
        edge(sweep)
                .ifPresent(warning -> {
                    html.open("section", "class", "warnings", "aria-label", "Warnings").open("ul");
                    html.open("li").element("strong", warning.code()).text(" " + warning.text());
                    html.close().close().close().line();
                });
        html.open("main");
        maps(html);
        neighbours(html);
        rows(html);
        about(html);
        html.close().line();
        return ReportPage.end(html, new byte[0]);
    }

    private List<String> verdict() {
        var trials = sweep.sets().size();
        if (best == null) {
            return List.of("No set has a " + figure.label() + ": there is nothing to choose.");
        }
        var sentences = new ArrayList<String>();
        sentences.add(
                "Best of "
                        + Words.count(trials, "set")
                        + " by "
                        + figure.label()
                        + ": "
                        + figure.unit().text(best.value())
                        + " with "
                        + text(best)
                        + (sweep.left() == 0
                                ? "."
                                : "; " + Words.count(sweep.left(), "set") + " did not run."));
        sentences.add(
                Double.isFinite(sweep.expectedBest())
                        ? "Without any skill the best of "
                                + Words.count(trials, "trial")
                                + " would show a Sharpe ratio of "
                                + Words.fixed(sweep.expectedBest(), 2)
                                + "; deflated Sharpe ratio of the best set: "
                                + sweep.deflated()
                                + "."
                        : "Deflated Sharpe ratio: " + sweep.deflated() + ".");
        return sentences;
    }

    private String text(Set set) {
        return String.join(
                ", ",
                IntStream.range(0, set.values().size())
                        .mapToObj(i -> sweep.parameters().get(i) + "=" + set.values().get(i))
                        .toList());
    }

    /// A map for each pair of parameters that vary, one for each value of a third, the others as in
    /// the best set.
    private void maps(Html html) {
        if (best == null) {
            return;
        }
        var varied =
                IntStream.range(0, sweep.parameters().size())
                        .filter(i -> sweep.values().get(i).size() > 1)
                        .boxed()
                        .toList();
        html.open("section", "id", "maps").element("h2", "Over two parameters");
        var drawn = 0;
        for (var down = 0; down < varied.size(); down++) {
            for (var across = down + 1; across < varied.size() && drawn < MOST_PAIRS; across++) {
                var one = varied.get(down);
                var other = varied.get(across);
                map(
                        html,
                        best,
                        one,
                        other,
                        varied.stream()
                                .filter(i -> !i.equals(one) && !i.equals(other))
                                .findFirst()
                                .orElse(-1));
                drawn++;
            }
        }
        if (drawn == 0) {
            html.element("p", "Fewer than two parameters vary.", "class", "note");
        }
        html.close().line();
    }

    private void map(Html html, Set chosen, int down, int across, int third) {
        var size = sweep.values().get(down).size() * sweep.values().get(across).size();
        if (size > MOST_CELLS) {
            html.element(
                    "p",
                    sweep.parameters().get(down)
                            + " and "
                            + sweep.parameters().get(across)
                            + " have "
                            + Words.count(size, "combination")
                            + ": too many for a map.",
                    "class",
                    "note");
            return;
        }
        var slices = third < 0 ? 1 : sweep.values().get(third).size();
        var isSliced = slices > 1 && size * slices <= cellsLeft;
        cellsLeft -= isSliced ? size * slices : 0;
        var thirds = isSliced ? sweep.values().get(third) : List.<String>of();
        var bases =
                isSliced
                        ? thirds.stream().map(value -> with(chosen.values(), third, value)).toList()
                        : List.of(chosen.values());
        var cells = bases.stream().map(base -> cells(base, down, across)).toList();
        var values =
                cells.stream()
                        .flatMap(List::stream)
                        .flatMapToDouble(SweepPage::value)
                        .sorted()
                        .toArray();
        if (values.length == 0) {
            return;
        }
        html.open("div", "class", "slices");
        if (isSliced) {
            slider(html, third, thirds, thirds.indexOf(chosen.values().get(third)));
        }
        for (var i = 0; i < bases.size(); i++) {
            table(
                    html,
                    down,
                    across,
                    isSliced ? sweep.parameters().get(third) + "=" + thirds.get(i) : "",
                    cells.get(i),
                    values);
        }
        html.close().line();
    }

    /// One for each place of a map, null where no set ran.
    private List<@Nullable Set> cells(List<String> base, int down, int across) {
        var cells = new ArrayList<@Nullable Set>();
        for (var one : sweep.values().get(down)) {
            for (var other : sweep.values().get(across)) {
                cells.add(find(with(with(base, down, one), across, other)));
            }
        }
        return cells;
    }

    /// Chooses one of the tables that follow; without a script all of them stand below each other.
    private void slider(Html html, int third, List<String> values, int chosen) {
        var name = sweep.parameters().get(third);
        html.open("p", "class", "pick script").open("label").text(name + " ");
        html.open(
                "input",
                "type",
                "range",
                "min",
                "0",
                "max",
                String.valueOf(values.size() - 1),
                "step",
                "1",
                "value",
                String.valueOf(chosen),
                "aria-valuetext",
                values.get(chosen));
        html.text(" ").element("output", values.get(chosen)).close().close();
    }

    /// @param slice value of the third parameter, empty where there is none
    private void table(
            Html html,
            int down,
            int across,
            String slice,
            List<@Nullable Set> cells,
            double[] sorted) {
        var others = sweep.parameters().size() - (slice.isEmpty() ? 2 : 3);
        html.open("div", "class", "scroll wide", "data-slice", slice.replaceFirst("^.*?=", ""));
        html.open("table", "class", "heat");
        html.element(
                "caption",
                figure.label()
                        + ": "
                        + sweep.parameters().get(down)
                        + " down, "
                        + sweep.parameters().get(across)
                        + " across"
                        + (slice.isEmpty() ? "" : ", " + slice)
                        + (others > 0 ? ", the others as in the best set" : ""));
        html.open("thead").open("tr").element("th", "");
        sweep.values().get(across).forEach(value -> html.element("th", value, "scope", "col"));
        html.close().close().open("tbody");
        var next = cells.iterator();
        for (var one : sweep.values().get(down)) {
            html.open("tr").element("th", one, "scope", "row");
            for (var i = 0; i < sweep.values().get(across).size(); i++) {
                cell(html, next.next(), sorted);
            }
            html.close();
        }
        html.close().close().close().line();
    }

    /// Coloured by its place between the lowest and the highest, so that no outlier hides the rest.
    private void cell(Html html, @Nullable Set set, double[] sorted) {
        if (set == null || !Double.isFinite(set.value())) {
            html.element("td", set == null ? "" : "n/a");
            return;
        }
        var place = 0;
        while (place < sorted.length - 1 && sorted[place] < set.value()) {
            place++;
        }
        var share = sorted.length == 1 ? 1 : (double) place / (sorted.length - 1);
        html.element(
                "td",
                figure.unit().text(set.value()) + (set.equals(best) ? " *" : ""),
                "class",
                share >= 0.5 ? "up" : "down",
                "style",
                String.format(Locale.ROOT, "--s:%.0f%%", 8 + 70 * Math.abs(2 * share - 1)),
                "title",
                "set " + set.number() + ": " + text(set));
    }

    private void neighbours(Html html) {
        if (best == null) {
            return;
        }
        var near = new ArrayList<Set>();
        for (var i = 0; i < sweep.parameters().size(); i++) {
            var values = sweep.values().get(i);
            var at = values.indexOf(best.values().get(i));
            for (var step : List.of(-1, 1)) {
                if (at >= 0 && at + step >= 0 && at + step < values.size()) {
                    var found = find(with(best.values(), i, values.get(at + step)));
                    if (found != null) {
                        near.add(found);
                    }
                }
            }
        }
        html.open("section", "id", "neighbours").element("h2", "Beside the best set");
        if (near.isEmpty()) {
            html.element(
                    "p",
                    "No set beside it ran: nothing says how it depends on a step.",
                    "class",
                    "note");
        } else {
            var mean = near.stream().flatMapToDouble(SweepPage::value).average().orElse(Double.NaN);
            html.element(
                    "p",
                    "One step in one parameter away the "
                            + figure.label()
                            + " is "
                            + Words.or(mean, "n/a", figure.unit()::text)
                            + " on average, against "
                            + figure.unit().text(best.value())
                            + " of the best set. A best set far above its neighbours is more likely luck.");
            table(html, "One step away", near);
        }
        html.close().line();
    }

    private void rows(Html html) {
        html.open("section", "id", "sets").element("h2", "Sets side by side");
        var shown = sweep.sets().subList(0, Math.min(MOST_ROWS, sweep.sets().size()));
        table(
                html,
                shown.size() < sweep.sets().size()
                        ? "The best "
                                + shown.size()
                                + " of "
                                + Words.count(sweep.sets().size(), "set")
                        : "All " + Words.count(shown.size(), "set"),
                shown);
        html.close().line();
    }

    private void table(Html html, String caption, List<Set> sets) {
        var heads = new ArrayList<>(List.of("#set"));
        sweep.parameters().forEach(name -> heads.add("#" + name));
        heads.add("#" + figure.label());
        for (var name : OTHERS) {
            if (!name.equals(sweep.statistic())) {
                heads.add("#" + Figures.of(name).label());
            }
        }
        Tables.begin(html, "sort", caption, heads);
        for (var set : sets) {
            html.open("tr");
            Tables.number(html, String.valueOf(set.number()));
            set.values().forEach(value -> Tables.number(html, value));
            Tables.number(html, Words.or(set.value(), "n/a", figure.unit()::text));
            for (var i = 0; i < OTHERS.size(); i++) {
                var unit = Figures.of(OTHERS.get(i)).unit();
                if (!OTHERS.get(i).equals(sweep.statistic())) {
                    Tables.number(html, Words.or(set.others().get(i), "n/a", unit::text));
                }
            }
            html.close();
        }
        Tables.end(html);
    }

    private void about(Html html) {
        html.open("section", "id", "provenance").element("h2", "Provenance");
        Tables.begin(html, "pairs", "What decides the results", List.of("key", "value"));
        for (var fact : sweep.about()) {
            html.open("tr").element("th", fact.getFirst(), "scope", "row");
            html.element("td", fact.getLast()).close();
        }
        Tables.end(html);
        html.element(
                "p",
                "Deflated Sharpe ratio: the probability that the true Sharpe ratio of the best set is above"
                        + " what the best of as many independent trials shows by luck, from their number and"
                        + " the variance of their Sharpe ratios (Bailey and López de Prado, The Deflated"
                        + " Sharpe Ratio, 2014). Neighbours are not independent, so their true number is"
                        + " lower; what was tried before this sweep is not counted.",
                "class",
                "note");
        html.close().line();
    }

    private @Nullable Set find(List<String> values) {
        return byValues.get(values);
    }

    private static List<String> with(List<String> values, int index, String value) {
        var changed = new ArrayList<>(values);
        changed.set(index, value);
        return changed;
    }

    private static DoubleStream value(@Nullable Set set) {
        return set == null || !Double.isFinite(set.value())
                ? DoubleStream.empty()
                : DoubleStream.of(set.value());
    }
}
