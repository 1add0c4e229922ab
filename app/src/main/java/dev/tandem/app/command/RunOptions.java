package dev.tandem.app.command;

import dev.tandem.api.instrument.InstrumentClass;
import dev.tandem.api.problem.TandemException;
import dev.tandem.api.problem.TandemException.Kind;
import dev.tandem.app.config.BacktestSettings;
import dev.tandem.app.config.BacktestSettings.DataSettings;
import dev.tandem.app.config.BacktestSettings.OnBadRow;
import dev.tandem.app.config.BacktestSettings.OnError;
import dev.tandem.app.config.BacktestSettings.Source;
import dev.tandem.app.config.BacktestSettings.StrategySettings;
import dev.tandem.app.run.BacktestRequest;
import dev.tandem.app.run.BacktestRequest.DataChoice;
import dev.tandem.app.run.BundledData;
import dev.tandem.app.run.CacheFolder;
import dev.tandem.app.run.OptionDate;
import dev.tandem.app.run.Values;
import dev.tandem.app.strategy.StrategyClass;
import dev.tandem.app.strategy.StrategyLoader;
import dev.tandem.app.terminal.Terminal;
import dev.tandem.data.CsvMapping;
import dev.tandem.data.ReadOptions;
import dev.tandem.data.events.PairFile;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What runs, on which data, in which venue; the same for all commands that run a strategy of the
/// user.
final class RunOptions {
    @Parameters(
            arity = "0..1",
            paramLabel = "TARGET",
            description = "The strategy, a .java file or the name of a class; or a .yaml file.")
    @Nullable String target;

    @Option(
            names = "--data",
            arity = "1..*",
            paramLabel = "PATH",
            description = "CSV files and folders of them (.csv, .csv.gz).")
    List<String> data = new ArrayList<>();

    @Option(
            names = "--symbols",
            paramLabel = "A,B",
            description = "Instruments to run on; default all in the data.")
    List<String> symbols = new ArrayList<>();

    @Option(
            names = "--from",
            paramLabel = "DATE",
            parameterConsumer = DateWord.class,
            description = "First trading date: 2024-01-31, -90d, -12w, -5y or ytd.")
    @Nullable String from;

    @Option(
            names = "--to",
            paramLabel = "DATE",
            parameterConsumer = DateWord.class,
            description = "Last trading date, included.")
    @Nullable String to;

    @Option(
            names = "--bars",
            paramLabel = "1h,1d",
            description = "Bar sizes; default those of the data.")
    @Nullable String bars;

    @Option(
            names = "--param",
            paramLabel = "NAME=VALUE",
            description = "A parameter of the strategy; repeat for more.")
    List<String> parameters = new ArrayList<>();

    @Option(
            names = "--class",
            paramLabel = "CLASS",
            description = "Of all instruments: equity, crypto, perpetual, future, fx or index.")
    @Nullable String kind;

    @Option(
            names = "--instruments",
            paramLabel = "FILE",
            description = "Terms of the instruments; default instruments.yaml beside the data.")
    @Nullable String instruments;

    @Option(
            names = "--actions",
            arity = "1..*",
            paramLabel = "PATH",
            description = "Splits and dividends: files named after instruments, folders of them.")
    List<String> actions = new ArrayList<>();

    @Option(
            names = "--rates",
            paramLabel = "PAIR=FILE",
            description = "Bars of a currency pair, as in EURUSD=eurusd.csv; repeat for more.")
    List<String> rates = new ArrayList<>();

    @Option(
            names = "--csv",
            paramLabel = "MAPPING",
            description = "Columns and times, as in time=t,close=c,stamp=end,zone=UTC.")
    @Nullable String csv;

    @Option(
            names = "--on-bad-row",
            paramLabel = "stop|drop",
            description = "What to do with a wrong row; default stop.")
    @Nullable String onBadRow;

    @Option(
            names = "--cache",
            paramLabel = "DIR|none",
            description = "Where rows once read are kept for later runs; default ~/.cache/tandem.")
    @Nullable String cache;

    @Option(
            names = "--benchmark",
            paramLabel = "SYMBOL",
            description = "Compare with this instrument; default all of them.")
    @Nullable String benchmark;

    @Option(names = "--max-order", paramLabel = "MONEY", description = "Refuse orders worth more.")
    @Nullable String maxOrder;

    @Mixin final AccountOptions account = new AccountOptions();
    @Mixin final CostOptions costs = new CostOptions();

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Of the strategy's random numbers; default 1.")
    @Nullable String seed;

    @Option(
            names = "--on-error",
            paramLabel = "stop|continue",
            description = "When the strategy throws; default stop.")
    @Nullable String onError;

    @Option(
            names = "--config",
            paramLabel = "FILE.yaml",
            description = "A configuration, for a TARGET that is a strategy.")
    @Nullable String configuration;

    @Mixin final ConfigOptions config = new ConfigOptions();

    /// How the command that runs writes what comes of it.
    interface Outputs {
        /// @param settings what holds where no option says otherwise
        BacktestRequest.Output of(BacktestSettings settings, OptionProblems problems);
    }

    /// What the command does with what was asked for.
    interface Action {
        /// @return the exit code
        int run(BacktestRequest request, StrategyClass strategy);
    }

    /// Reads everything, then acts; all problems of the options come together.
    ///
    /// @param words all of the command line
    /// @throws TandemException for everything that a user can mend
    int act(List<String> words, Terminal terminal, Outputs outputs, Action action) {
        var command = words.getFirst();
        var strategy = target(command);
        var problems = new OptionProblems(command);
        BacktestSettings settings;
        if (strategy.endsWith(".yaml") || strategy.endsWith(".yml")) {
            settings = config.load(strategy, data.isEmpty(), terminal, problems).settings();
            strategy = strategyOf(settings.strategy());
            if (configuration != null) {
                problems.add("--config: " + target + " is a configuration already");
            }
        } else if (configuration != null) {
            settings = config.load(configuration, data.isEmpty(), terminal, problems).settings();
        } else {
            if (config.needFile()) {
                problems.add("--profile, --project: they belong to a .yaml file as target");
            }
            settings = config.loadSets(terminal, problems).settings();
        }
        var reader = new Reading(words, terminal, outputs, settings, problems);
        if (data.isEmpty() && settings.data().source() == Source.DEMO) {
            refuseOptionsOfFiles(problems);
            try (var bundled = BundledData.unpack()) {
                var wanted = symbols.isEmpty() ? settings.universe().symbols() : symbols();
                return run(request(reader, bundled.choice(wanted)), strategy, terminal, action);
            }
        }
        if (settings.data().paths().isEmpty()) {
            requireData();
        }
        var choice = data(settings, problems, terminal);
        return run(request(reader, choice), strategy, terminal, action);
    }

    /// What a request is read from, besides these options.
    private record Reading(
            List<String> words,
            Terminal terminal,
            Outputs outputs,
            BacktestSettings settings,
            OptionProblems problems) {}

    private static int run(
            BacktestRequest request, String strategy, Terminal terminal, Action action) {
        return action.run(request, StrategyLoader.load(strategy, terminal.directory()));
    }

    private void refuseOptionsOfFiles(OptionProblems problems) {
        if (csv != null || kind != null || instruments != null || !actions.isEmpty()) {
            problems.add(
                    "--csv, --class, --instruments, --actions: they belong to files, but data.source is demo;"
                            + " add --data");
        }
    }

    /// The target; also when it stands behind `--data` or `--actions`, which take all words that
    /// follow.
    private String target(String command) {
        if (target == null && !data.isEmpty() && data.getLast().matches(".*[.](java|ya?ml)")) {
            target = data.removeLast();
        }
        if (target == null
                && !actions.isEmpty()
                && actions.getLast().matches(".*[.](java|ya?ml)")) {
            target = actions.removeLast();
        }
        if (target == null) {
            throw new TandemException(
                    Kind.USAGE,
                    "TDM-1003",
                    "no strategy is given",
                    "tandem " + command + " Strategy.java --data prices.csv");
        }
        return target;
    }

    private static String strategyOf(StrategySettings settings) {
        return settings.source() == null
                ? String.valueOf(settings.className())
                : settings.source().toString();
    }

    private void requireData() {
        if (data.isEmpty()) {
            throw new TandemException(
                    Kind.USAGE,
                    "TDM-1006",
                    "no data are given, so there is nothing to run " + target + " on",
                    "add --data with CSV files or a folder of them; tandem demo brings data of its"
                            + " own");
        }
    }

    /// What the options say, and the settings where they say nothing.
    private BacktestRequest request(Reading reading, DataChoice choice) {
        var settings = reading.settings();
        var problems = reading.problems();
        var period = settings.period();
        var today = LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC);
        var givenFirst = problems.read("--from", from, text -> OptionDate.first(text, today));
        var givenLast = problems.read("--to", to, text -> OptionDate.last(text, today));
        var first = givenFirst == null ? period.from() : givenFirst;
        var last = givenLast == null ? period.to() : givenLast;
        if (first != null && last != null && first.isAfter(last)) {
            problems.add("--from: " + first + " is after --to " + last);
        }
        var execution = settings.execution();
        var limit = problems.read("--max-order", maxOrder, Values::money);
        var kept = account.settings(settings.account(), problems);
        var venue = costs.settings(execution, problems).venue();
        var request =
                new BacktestRequest(
                        reading.words(),
                        parameters(settings.strategy(), problems),
                        choice,
                        first,
                        last,
                        kept.deposit(),
                        problems.read("--bars", bars, Values::sizes, settings.universe().bars()),
                        benchmark == null ? settings.universe().benchmark() : benchmark,
                        (currency, instruments) -> kept.in(venue, currency, instruments),
                        limit == null ? settings.risk().maxOrder() : limit,
                        problems.read("--seed", seed, Values::seed, settings.seed()),
                        problems.choice(
                                        "--on-error",
                                        onError,
                                        OnError.values(),
                                        execution.onError())
                                == OnError.STOP,
                        false,
                        reading.outputs().of(settings, problems));
        problems.throwIfAny();
        return request;
    }

    private DataChoice data(BacktestSettings settings, OptionProblems problems, Terminal terminal) {
        var base = settings.data();
        var paths = data.isEmpty() ? base.paths() : data.stream().map(Path::of).toList();
        var chosen = problems.choice("--class", kind, InstrumentClass.values());
        var terms = instruments == null ? base.instruments() : Path.of(instruments);
        var badRows = problems.choice("--on-bad-row", onBadRow, OnBadRow.values(), base.onBadRow());
        return new DataChoice(
                paths.stream().map(terminal.directory()::resolve).toList(),
                symbols.isEmpty() ? settings.universe().symbols() : symbols(),
                csv == null ? base.csv() : CsvMapping.parse(csv).orElse(base.csv()),
                chosen == null ? base.kind() : chosen,
                terms == null ? null : terminal.directory().resolve(terms),
                badRows == OnBadRow.DROP ? ReadOptions.BadRow.DROP : ReadOptions.BadRow.REFUSE,
                actions(base, terminal),
                rates(base, problems, terminal),
                CacheFolder.of(cache, terminal),
                null);
    }

    private List<Path> actions(DataSettings base, Terminal terminal) {
        var paths = actions.isEmpty() ? base.actions() : actions.stream().map(Path::of).toList();
        return paths.stream().map(terminal.directory()::resolve).toList();
    }

    private List<PairFile> rates(DataSettings base, OptionProblems problems, Terminal terminal) {
        if (rates.isEmpty()) {
            return base.rates();
        }
        var pairs = new ArrayList<PairFile>();
        for (var text : rates) {
            var pair = problems.read("--rates", text, PairFile::parse);
            if (pair != null) {
                pairs.add(pair.in(terminal.directory()));
            }
        }
        return pairs;
    }

    private List<String> symbols() {
        return symbols.stream()
                .flatMap(text -> List.of(text.split(",")).stream())
                .map(String::strip)
                .filter(symbol -> !symbol.isEmpty())
                .toList();
    }

    private SequencedMap<String, String> parameters(
            StrategySettings settings, OptionProblems problems) {
        var given = new LinkedHashMap<String, String>();
        for (var pair : parameters) {
            var equals = pair.indexOf('=');
            if (equals < 1) {
                problems.add("--param: \"" + pair + "\" is no name=value");
                continue;
            }
            var name = pair.substring(0, equals).strip();
            if (given.put(name, pair.substring(equals + 1)) != null) {
                problems.add("--param: \"" + name + "\" is given twice");
            }
        }
        var values = new LinkedHashMap<>(settings.params());
        values.putAll(given);
        return values;
    }
}
