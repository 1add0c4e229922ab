package dev.tandem.app.run;

import dev.tandem.analytics.RunRecorder;
import dev.tandem.api.problem.TandemException;
import dev.tandem.api.problem.TandemException.Kind;
import dev.tandem.app.run.BacktestRequest.Style;
import dev.tandem.app.store.PreviousRun;
import dev.tandem.app.store.RunPages;
import dev.tandem.app.store.StoredRun;
import dev.tandem.app.strategy.StrategyClass;
import dev.tandem.app.terminal.Browser;
import dev.tandem.app.terminal.ProgressReport;
import dev.tandem.app.terminal.Terminal;
import dev.tandem.runtime.Backtest;
import dev.tandem.runtime.BacktestFailure;
import dev.tandem.runtime.BacktestResult;
import dev.tandem.runtime.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// One backtest from request to files: loads the data, runs the engine, writes the run directory
/// and prints the result.
public final class BacktestRun {
    private static final int INTERRUPTED = 130;

    private final BacktestRequest request;
    private final StrategyClass strategy;
    private final Terminal terminal;
    private final StopSignal stop;

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
        var prepared = PreparedRun.of(request, strategy, terminal, isWatched());
        if (isTalking()) {
            prepared.say(terminal);
        }
        var recorder = new RunRecorder(prepared.cash());
        if (request.output().isWritten() && request.output().hasReport()) {
            recorder.keepOrigins();
        }
        var clock = System.nanoTime();
        try {
            var result = play(prepared, recorder);
            var ended = new EndedRun(prepared, recorder, result, "", secondsSince(clock));
            if (request.wantsBands() && !result.interrupted()) {
                ended.add(BandRuns.of(prepared, recorder, ended.summary().statistics()));
            }
            show(ended, prepared.bound().name());
            return exitCode(result);
        } catch (BacktestFailure failure) {
            throw StrategyFailureText.of(
                    prepared, failure, kept(prepared, recorder, failure, secondsSince(clock)));
        }
    }

    private void show(EndedRun ended, String strategyName) {
        var previous = previous(strategyName, ended.directory());
        ended.writeIfAsked();
        new RunPrinter(terminal, request)
                .print(
                        ended.id(),
                        ended.directory(),
                        ended.summary(),
                        ended.comparison(),
                        ended.result());
        if (request.output().opensReport()) {
            Browser.open(ended.directory().resolve(RunPages.REPORT), terminal);
        }
        previous.map(run -> terminal.wrapped(PreviousRun.line(run, ended.directory()), 4))
                .ifPresent(lines -> lines.forEach(terminal.out()::println));
    }

    /// Writes the part that ran until the strategy threw.
    ///
    /// @return a line about it; empty if nothing was to be written, or nothing had run
    private String kept(
            PreparedRun prepared, RunRecorder recorder, BacktestFailure failure, double seconds) {
        if (failure.barsInAll() == 0 || !request.output().isWritten()) {
            return "";
        }
        var callback = failure.failure().callback();
        var ended = new EndedRun(prepared, recorder, failure.soFar(), callback, seconds);
        try {
            ended.writeIfAsked();
            return "saved so far: " + terminal.shown(ended.directory()) + " (interrupted)";
        } catch (TandemException unwritable) {
            return "not saved: " + unwritable.getMessage();
        }
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

    private BacktestResult play(PreparedRun prepared, RunRecorder recorder) {
        var plan = prepared.plan();
        var progress =
                new ProgressReport(
                        terminal,
                        isWatched(),
                        prepared.universe().firstNanos(),
                        prepared.universe().lastNanos(),
                        System::nanoTime);
        var isEnded = false;
        try {
            var strategy = prepared.bound().instance();
            var result = Backtest.run(plan, strategy, recorder, watching(progress));
            progress.end(result.untilNanos(), result.bars(), !result.interrupted());
            isEnded = true;
            return result;
        } finally {
            if (!isEnded) {
                progress.abandon();
            }
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

    private boolean isWatched() {
        return isTalking() && request.output().showsProgress();
    }

    private static double secondsSince(long nanoTime) {
        return (System.nanoTime() - nanoTime) / 1e9;
    }
}
