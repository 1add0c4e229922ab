package dev.tandem.app.run;

import dev.tandem.analytics.PriceSeries;
import dev.tandem.analytics.ReportInput;
import dev.tandem.analytics.RunFacts;
import dev.tandem.analytics.RunFiles;
import dev.tandem.analytics.RunRecorder;
import dev.tandem.analytics.RunReport;
import dev.tandem.analytics.RunSummary;
import dev.tandem.analytics.Statistics;
import dev.tandem.runtime.BacktestResult;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// A run that is over, the whole of it or a part: its name, its figures, its files.
final class EndedRun {
    private final PreparedRun run;
    private final RunRecorder recorder;
    private final BacktestResult result;
    private final double seconds;
    private final String id;
    private final Path directory;
    private final Optional<PriceSeries> held;
    private RunSummary summary;
    private Optional<ReportInput.Band> band = Optional.empty();

    /// @param failedIn callback whose exception ended it, empty for none
    /// @param seconds wall-clock time it took
    EndedRun(
            PreparedRun run,
            RunRecorder recorder,
            BacktestResult result,
            String failedIn,
            double seconds) {
        this.run = run;
        this.recorder = recorder;
        this.result = result;
        this.seconds = seconds;
        id = RunName.next(run.started(), run.bound().name(), run.folder());
        var chosen = run.request().output().directory();
        directory = chosen == null ? run.folder().resolve(id) : chosen;
        var universe = run.universe();
        var figures = new RunStatistics(run);
        held = figures.held(result.untilNanos());
        var statistics = figures.of(recorder, result.untilNanos());
        summary =
                RunSummary.of(
                        recorder,
                        statistics,
                        run.redaction().clean(run.bound().title()),
                        universe.firstDay().toString(),
                        universe.lastDay().toString(),
                        result.bars(),
                        result.decisionHash(),
                        RunWarnings.of(run, result, recorder, statistics, failedIn));
    }

    String id() {
        return id;
    }

    Path directory() {
        return directory;
    }

    BacktestResult result() {
        return result;
    }

    RunSummary summary() {
        return summary;
    }

    /// Adds how the figures move under other assumptions.
    void add(BandRuns.Played played) {
        summary = summary.withBands(played.bands());
        band = Optional.of(played.curves());
    }

    /// The figures of holding its instruments; empty where they mean nothing.
    Optional<Statistics> comparison() {
        return held.map(prices -> Comparison.of(run.universe(), prices));
    }

    /// Writes its directory unless the request says no.
    void writeIfAsked() {
        var output = run.request().output();
        if (output.isWritten()) {
            var existing =
                    output.overwrites() ? RunFiles.Existing.REPLACE : RunFiles.Existing.REFUSE;
            RunFiles.write(
                    directory,
                    existing,
                    recorder,
                    summary,
                    facts(),
                    run.universe().timeStyle(),
                    output.hasReport() ? Optional.of(report()) : Optional.empty());
        }
    }

    private RunReport report() {
        var input = ReportOfRun.input(run, recorder, result, held, band);
        return RunReport.of(input, comparison());
    }

    private RunFacts facts() {
        var request = run.request();
        var configuration = Configuration.of(run);
        configuration.put("status", result.interrupted() ? "interrupted" : "complete");
        return new RunFacts(
                id,
                run.bound().name(),
                parameters(),
                command(),
                configuration,
                run.data().files().stream()
                        .map(file ->
                                new RunFacts.DataFile(
                                        run.redaction().clean(Configuration.nameOf(request, file)),
                                        file.sha256(),
                                        file.rows()))
                        .toList(),
                request.seed(),
                Versions.all(),
                run.started(),
                seconds,
                result.bars() / Math.max(seconds, 1e-9),
                PeakMemory.bytes());
    }

    private SequencedMap<String, String> parameters() {
        var parameters = new LinkedHashMap<>(run.bound().parameters());
        parameters.replaceAll((_, text) -> run.redaction().clean(text));
        return parameters;
    }

    private List<String> command() {
        return Stream.concat(Stream.of("tandem"), run.request().command().stream())
                .map(run.redaction()::clean)
                .toList();
    }
}
