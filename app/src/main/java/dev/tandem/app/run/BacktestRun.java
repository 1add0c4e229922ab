package dev.tandem.app.run;

import dev.tandem.analytics.RunFacts;
import dev.tandem.analytics.RunFiles;
import dev.tandem.analytics.RunRecorder;
import dev.tandem.analytics.RunSummary;
import dev.tandem.analytics.Statistics;
import dev.tandem.api.problem.TandemException;
import dev.tandem.api.problem.TandemException.Kind;
import dev.tandem.api.value.Currency;
import dev.tandem.api.value.Money;
import dev.tandem.app.run.BacktestRequest.Style;
import dev.tandem.app.store.PreviousRun;
import dev.tandem.app.store.StoredRun;
import dev.tandem.app.strategy.BoundStrategy;
import dev.tandem.app.strategy.ParamsBinder;
import dev.tandem.app.strategy.StrategyClass;
import dev.tandem.app.terminal.ProgressReport;
import dev.tandem.app.terminal.Terminal;
import dev.tandem.data.HistoryLoader;
import dev.tandem.data.LoadedHistory;
import dev.tandem.data.ReadOptions;
import dev.tandem.engine.StrategyFailure;
import dev.tandem.engine.risk.RiskLimits;
import dev.tandem.runtime.Backtest;
import dev.tandem.runtime.BacktestPlan;
import dev.tandem.runtime.BacktestResult;
import dev.tandem.runtime.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// One backtest from request to files: loads the data, runs the engine, writes the run directory
/// and prints the result.
public final class BacktestRun {
    private static final int INTERRUPTED = 130;

    private final BacktestRequest request;
    private final StrategyClass strategy;
    private final Terminal terminal;
    private final StopSignal stop;
    private final Instant started = Instant.now();

    private BacktestRun(
            BacktestRequest request, StrategyClass strategy, Terminal terminal, StopSignal stop) {
        this.request = request;
        this.strategy = strategy;
        this.terminal = terminal;
        this.stop = stop;
    }

    /// Runs it.
    ///
    /// @return the exit code
    /// @throws TandemException for everything that a user can mend
    public static int run(
            BacktestRequest request, StrategyClass strategy, Terminal terminal, StopSignal stop) {
        return new BacktestRun(request, strategy, terminal, stop).run();
    }

    private int run() {
        refuseOldRun();
        var bound = ParamsBinder.bind(strategy, request.parameters());
        var clock = System.nanoTime();
        var data = load();
        var universe =
                Universe.of(data.history(), request.sizes(), request.from(), request.until());
        var cash = cash(universe);
        var limits = RunLimits.of(request, cash);
        RunLimits.checkBenchmark(request, universe);
        say(HeadLines.title(bound.title(), universe, cash));
        say(HeadLines.data(universe, data.files(), request.data().shownAs(), secondsSince(clock)));
        var recorder = new RunRecorder(cash);
        clock = System.nanoTime();
        var result = play(bound, data, universe, cash, limits, recorder);
        var seconds = secondsSince(clock);

        var held = Comparison.held(universe, request.benchmark(), result.untilNanos());
        var statistics =
                held.map(prices -> Statistics.of(recorder, universe.calendar(), prices))
                        .orElseGet(() -> Statistics.of(recorder, universe.calendar()));
        var warnings =
                RunWarnings.of(
                        result,
                        recorder,
                        universe,
                        statistics,
                        request.venue(),
                        strategy.unrepeatable(),
                        data.warnings());
        var summary =
                RunSummary.of(
                        recorder,
                        statistics,
                        terminal.redaction().clean(bound.title()),
                        universe.firstDay().toString(),
                        universe.lastDay().toString(),
                        result.bars(),
                        result.decisionHash(),
                        warnings);
        var folder = terminal.directory().resolve(RunName.FOLDER);
        var runId = RunName.next(started, bound.name(), folder);
        var chosen = request.output().directory();
        var directory = chosen == null ? folder.resolve(runId) : chosen;
        var previous = previous(bound.name(), directory);
        if (request.output().isWritten()) {
            write(
                    directory,
                    recorder,
                    summary,
                    facts(runId, bound, data, universe, cash, seconds, result),
                    universe);
        }
        new RunPrinter(terminal, request)
                .print(
                        runId,
                        directory,
                        summary,
                        held.map(prices -> Comparison.of(universe, prices)),
                        result);
        previous.ifPresent(run -> terminal.out().println(PreviousRun.line(run, directory)));
        return exitCode(result);
    }

    /// The last run of the strategy among which this one will stand, for people to compare with.
    private Optional<StoredRun> previous(String strategy, Path directory) {
        var folder = directory.toAbsolutePath().getParent();
        return request.output().style() == Style.TEXT
                        && request.output().isWritten()
                        && folder != null
                ? PreviousRun.of(strategy, folder)
                : Optional.empty();
    }

    /// A long run should not end with a refusal that was certain before it began.
    private void refuseOldRun() {
        var output = request.output();
        if (output.directory() != null
                && output.isWritten()
                && !output.overwrites()
                && Files.exists(output.directory().resolve("run.json"))) {
            throw new TandemException(
                    Kind.REFUSED,
                    "TDM-7010",
                    output.directory() + " already holds a run",
                    "choose another directory with --out, or add --overwrite");
        }
    }

    private LoadedHistory load() {
        var data = request.data();
        var isWatched = isTalking() && request.output().showsProgress();
        if (isWatched) {
            terminal.showForNow("reading the data");
        }
        try {
            return HistoryLoader.load(
                    data.paths(),
                    data.symbols(),
                    data.mapping(),
                    data.kind(),
                    data.instruments(),
                    request.sizes(),
                    request.from(),
                    request.until(),
                    new ReadOptions(data.badRows(), null));
        } finally {
            if (isWatched) {
                terminal.showForNow("");
            }
        }
    }

    /// Without a currency of its own the deposit is in that of the instruments.
    private Money cash(Universe universe) {
        var code = request.cash().currency();
        var currency =
                code == null ? universe.instruments().getFirst().currency() : Currency.of(code);
        return Money.of(request.cash().amount(), currency);
    }

    private BacktestResult play(
            BoundStrategy bound,
            LoadedHistory data,
            Universe universe,
            Money cash,
            RiskLimits limits,
            RunRecorder recorder) {
        var plan =
                new BacktestPlan(
                        bound.name(),
                        cash,
                        data.history(),
                        request.sizes(),
                        request.from(),
                        request.until(),
                        request.venue(),
                        limits,
                        request.seed(),
                        BacktestPlan.USUAL_TOLERANCE,
                        request.stopOnError());
        var progress =
                new ProgressReport(
                        terminal,
                        isTalking() && request.output().showsProgress(),
                        universe.firstNanos(),
                        universe.lastNanos(),
                        System::nanoTime);
        try {
            var result = Backtest.run(plan, bound.instance(), recorder, watching(progress));
            progress.end(result.untilNanos(), result.bars(), !result.interrupted());
            return result;
        } catch (StrategyFailure failure) {
            progress.abandon();
            throw StrategyFailureText.of(strategy, failure);
        }
    }

    private Progress watching(ProgressReport report) {
        return new Progress() {
            @Override
            public void at(long simulatedNanos, long bars) {
                report.at(simulatedNanos, bars);
            }

            @Override
            public boolean isStopRequested() {
                return stop.isRequested();
            }
        };
    }

    private RunFacts facts(
            String runId,
            BoundStrategy bound,
            LoadedHistory data,
            Universe universe,
            Money cash,
            double seconds,
            BacktestResult result) {
        var configuration = Configuration.of(request, universe, cash, strategy.sha256());
        configuration.put("status", result.interrupted() ? "interrupted" : "complete");
        return new RunFacts(
                runId,
                bound.name(),
                parameters(bound),
                command(),
                configuration,
                data.files().stream()
                        .map(file ->
                                new RunFacts.DataFile(
                                        terminal.redaction()
                                                .clean(Configuration.nameOf(request, file)),
                                        file.sha256(),
                                        file.rows()))
                        .toList(),
                request.seed(),
                Versions.all(),
                started,
                seconds,
                result.bars() / Math.max(seconds, 1e-9),
                PeakMemory.bytes());
    }

    private SequencedMap<String, String> parameters(BoundStrategy bound) {
        var parameters = new LinkedHashMap<>(bound.parameters());
        parameters.replaceAll((_, text) -> terminal.redaction().clean(text));
        return parameters;
    }

    private List<String> command() {
        return Stream.concat(Stream.of("tandem"), request.command().stream())
                .map(terminal.redaction()::clean)
                .toList();
    }

    private void write(
            Path directory,
            RunRecorder run,
            RunSummary summary,
            RunFacts facts,
            Universe universe) {
        var existing =
                request.output().overwrites()
                        ? RunFiles.Existing.REPLACE
                        : RunFiles.Existing.REFUSE;
        RunFiles.write(directory, existing, run, summary, facts, universe.timeStyle());
    }

    private int exitCode(BacktestResult result) {
        var expected = request.output().expectedHash();
        if (result.interrupted()) {
            return INTERRUPTED;
        }
        if (!result.decisionHash().startsWith(expected)) {
            throw new TandemException(
                    Kind.CHECK_FAILED,
                    "TDM-9001",
                    "the decisions differ: their hash begins with "
                            + result.decisionHash().substring(0, expected.length())
                            + ", expected was "
                            + expected,
                    "compare run.json of both runs: strategy, parameters, data hashes, seed, versions");
        }
        return 0;
    }

    private boolean isTalking() {
        return request.output().style() != Style.QUIET;
    }

    private void say(String line) {
        if (isTalking()) {
            terminal.err().println(line);
        }
    }

    private static double secondsSince(long nanoTime) {
        return (System.nanoTime() - nanoTime) / 1e9;
    }
}
