package dev.tandem.app.command;

import dev.tandem.api.instrument.InstrumentClass;
import dev.tandem.api.problem.TandemException;
import dev.tandem.api.problem.TandemException.Kind;
import dev.tandem.app.run.BacktestRequest;
import dev.tandem.app.run.BacktestRequest.Cash;
import dev.tandem.app.run.BacktestRequest.DataChoice;
import dev.tandem.app.run.BacktestRun;
import dev.tandem.app.run.StopSignal;
import dev.tandem.app.strategy.StrategyLoader;
import dev.tandem.app.terminal.Terminal;
import dev.tandem.data.CsvMapping;
import dev.tandem.data.ReadOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Runs a strategy over historical bars.
@Command(
        name = "backtest",
        description = "Run a strategy over historical bars.",
        sortOptions = false,
        customSynopsis = "tandem backtest TARGET --data PATH... [OPTIONS]",
        footer = {
            "",
            "Examples:",
            "  tandem backtest GoldenCross.java --data spy.csv --param fast=20",
            "  tandem backtest GoldenCross.java --data prices/ --symbols SPY,TLT"
        })
final class BacktestCommand implements Callable<Integer> {
    private static final Cash USUAL_CASH = new Cash("100000", null);

    enum OnBadRow {
        STOP,
        DROP
    }

    enum OnError {
        STOP,
        CONTINUE
    }

    @Parameters(
            arity = "0..1",
            paramLabel = "TARGET",
            description = "The strategy: a .java file or the name of a class.")
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

    @Option(names = "--from", paramLabel = "DATE", description = "First trading date.")
    @Nullable String from;

    @Option(names = "--to", paramLabel = "DATE", description = "Last trading date, included.")
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
            names = "--cash",
            paramLabel = "MONEY",
            description = "What the account starts with; default 100000 in their currency.")
    @Nullable String cash;

    @Option(
            names = "--class",
            paramLabel = "CLASS",
            description = "Of all instruments: equity, crypto, fx or index.")
    @Nullable String kind;

    @Option(
            names = "--instruments",
            paramLabel = "FILE",
            description = "Terms of the instruments; default instruments.yaml beside the data.")
    @Nullable String instruments;

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

    @Mixin final OutputOptions output = new OutputOptions();
    @Mixin final GlobalOptions global = new GlobalOptions();

    private final List<String> words;
    private final Terminal terminal;
    private final StopSignal stop;

    BacktestCommand(List<String> words, Terminal terminal, StopSignal stop) {
        this.words = words;
        this.terminal = terminal;
        this.stop = stop;
    }

    @Override
    public Integer call() {
        var strategy = target();
        requireData();
        var request = request();
        return BacktestRun.run(
                request, StrategyLoader.load(strategy, terminal.directory()), terminal, stop);
    }

    /// The target; also when it stands behind `--data`, which takes all words that follow.
    private String target() {
        if (target == null && !data.isEmpty() && data.getLast().endsWith(".java")) {
            target = data.removeLast();
        }
        if (target == null) {
            throw new TandemException(
                    Kind.USAGE,
                    "TDM-1003",
                    "no strategy is given",
                    "tandem backtest Strategy.java --data prices.csv");
        }
        return target;
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

    private BacktestRequest request() {
        var problems = new OptionProblems("backtest");
        var first = problems.read("--from", from, Values::date);
        var last = problems.read("--to", to, Values::date);
        if (first != null && last != null && first.isAfter(last)) {
            problems.add("--from: " + first + " is after --to " + last);
        }
        var request =
                new BacktestRequest(
                        words,
                        parameters(problems),
                        data(problems),
                        first,
                        last,
                        problems.read("--cash", cash, Values::cash, USUAL_CASH),
                        problems.read("--bars", bars, Values::sizes, List.of()),
                        costs.venue(problems),
                        problems.read("--seed", seed, Values::seed, 1L),
                        problems.choice("--on-error", onError, OnError.values())
                                != OnError.CONTINUE,
                        output.output(terminal, problems));
        problems.throwIfAny();
        return request;
    }

    private DataChoice data(OptionProblems problems) {
        var dropsBadRows =
                problems.choice("--on-bad-row", onBadRow, OnBadRow.values()) == OnBadRow.DROP;
        return new DataChoice(
                data.stream().map(terminal.directory()::resolve).toList(),
                symbols(),
                csv == null ? CsvMapping.AUTO : CsvMapping.parse(csv),
                problems.choice("--class", kind, InstrumentClass.values()),
                instruments == null ? null : terminal.directory().resolve(instruments),
                dropsBadRows ? ReadOptions.BadRow.DROP : ReadOptions.BadRow.REFUSE,
                null);
    }

    private List<String> symbols() {
        return symbols.stream()
                .flatMap(text -> List.of(text.split(",")).stream())
                .map(String::strip)
                .filter(symbol -> !symbol.isEmpty())
                .toList();
    }

    private SequencedMap<String, String> parameters(OptionProblems problems) {
        var values = new LinkedHashMap<String, String>();
        for (var pair : parameters) {
            var equals = pair.indexOf('=');
            if (equals < 1) {
                problems.add("--param: \"" + pair + "\" is no name=value");
                continue;
            }
            var name = pair.substring(0, equals).strip();
            if (values.put(name, pair.substring(equals + 1)) != null) {
                problems.add("--param: \"" + name + "\" is given twice");
            }
        }
        return values;
    }
}
