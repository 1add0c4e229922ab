package dev.tandem.examples;

import dev.tandem.api.event.RunListener;
import dev.tandem.api.instrument.InstrumentClass;
import dev.tandem.api.market.BarSize;
import dev.tandem.api.value.Money;
import dev.tandem.app.prove.LoadedMaker;
import dev.tandem.app.secret.Redaction;
import dev.tandem.app.strategy.StrategyClass;
import dev.tandem.app.strategy.StrategyLoader;
import dev.tandem.data.CsvMapping;
import dev.tandem.data.HistoryLoader;
import dev.tandem.data.MarketHistory;
import dev.tandem.data.ReadOptions;
import dev.tandem.runtime.BacktestPlan;
import dev.tandem.runtime.BacktestSession;
import dev.tandem.runtime.prove.StrategyMaker;
import dev.tandem.simulator.VenueModel;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// One backtest of an example, as a user would ask for it on the command line, and the same as a
/// plan for tests that look inside.
///
/// @param data paths inside of the data folder, separated by blanks
/// @param options command line words: `--from 2007-01-01 --param fast=20 --short`
record ExampleRun(String strategy, String data, String options) {
    private static final Map<String, StrategyClass> CLASSES = new ConcurrentHashMap<>();
    private static final Map<List<String>, MarketHistory> HISTORIES = new ConcurrentHashMap<>();

    /// Where the examples lie: Maven runs the tests in the folder of their module.
    static Path folder() {
        return Path.of("").toAbsolutePath();
    }

    /// The words after `tandem`.
    List<String> commandLine() {
        var words = new ArrayList<>(List.of("backtest", strategy + ".java", "--data"));
        paths().forEach(path -> words.add(path.toString()));
        words.addAll(List.of(options.split(" ")));
        words.removeIf(String::isEmpty);
        return words;
    }

    /// A session of the same run with a fresh instance of the strategy, not started.
    BacktestSession session(RunListener listener) {
        return new BacktestSession(plan(), maker().make(), listener);
    }

    /// Makes instances of the strategy.
    StrategyMaker maker() {
        var type =
                CLASSES.computeIfAbsent(
                        strategy, name -> StrategyLoader.load(name + ".java", folder()));
        return new LoadedMaker(type, parameters(), new Redaction());
    }

    BacktestPlan plan() {
        var source =
                List.of(
                        data,
                        option("--symbols"),
                        option("--class"),
                        option("--csv"),
                        option("--bars"));
        var history = HISTORIES.computeIfAbsent(source, _ -> history());
        var currency = history.instruments().getFirst().currency();
        var plan =
                BacktestPlan.of(strategy, Money.of("100000", currency), history)
                        .withPeriod(date("--from"), date("--to"))
                        .withSizes(sizes());
        return options.contains("--short")
                ? plan.withVenue(
                        VenueModel.STANDARD.withShortSelling(
                                VenueModel.STANDARD.funds().shortCover()))
                : plan;
    }

    private MarketHistory history() {
        var kind = option("--class");
        var mapping = option("--csv");
        var terms = option("--instruments");
        return HistoryLoader.load(
                        paths(),
                        split(option("--symbols")),
                        mapping.isEmpty() ? CsvMapping.AUTO : CsvMapping.parse(mapping),
                        kind.isEmpty()
                                ? null
                                : InstrumentClass.valueOf(kind.toUpperCase(Locale.ROOT)),
                        terms.isEmpty() ? null : folder().resolve(terms),
                        sizes(),
                        null,
                        null,
                        ReadOptions.STRICT)
                .history();
    }

    private List<Path> paths() {
        return Stream.of(data.split(" ")).map(SharedData::path).toList();
    }

    private List<BarSize> sizes() {
        return split(option("--bars")).stream().map(BarSize::parse).toList();
    }

    private LocalDate date(String name) {
        var text = option(name);
        return text.isEmpty() ? null : LocalDate.parse(text);
    }

    private Map<String, String> parameters() {
        var parameters = new LinkedHashMap<String, String>();
        var words = List.of(options.split(" "));
        for (var i = 0; i + 1 < words.size(); i++) {
            if (words.get(i).equals("--param")) {
                var pair = words.get(i + 1).split("=");
                parameters.put(pair[0], pair[1]);
            }
        }
        return parameters;
    }

    private String option(String name) {
        var words = List.of(options.split(" "));
        var index = words.indexOf(name);
        return index < 0 ? "" : words.get(index + 1);
    }

    private static List<String> split(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(","));
    }

    @Override
    public String toString() {
        return strategy + " on " + data + (options.isEmpty() ? "" : " " + options);
    }
}
