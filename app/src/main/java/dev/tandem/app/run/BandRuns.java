package dev.tandem.app.run;

import dev.tandem.analytics.Bands;
import dev.tandem.analytics.ReportInput;
import dev.tandem.analytics.RunRecorder;
import dev.tandem.analytics.Statistics;
import dev.tandem.app.strategy.ParamsBinder;
import dev.tandem.runtime.Backtest;
import dev.tandem.runtime.BacktestFailure;
import dev.tandem.runtime.Progress;
import dev.tandem.simulator.VenueModel;

/// Plays a run again with every doubt about its fills decided against it, and for it.
final class BandRuns {
    private BandRuns() {}

    /// What both runs gave.
    ///
    /// @param curves their equity
    record Played(Bands bands, ReportInput.Band curves) {}

    /// @param recorder the run with its own assumptions
    /// @throws dev.tandem.api.problem.TandemException if the strategy throws under others
    static Played of(PreparedRun run, RunRecorder recorder, Statistics assumed) {
        var venue = run.venue();
        var pessimistic = play(run, venue.pessimistic(), "pessimistic");
        var optimistic = play(run, venue.optimistic(), "optimistic");
        var calendar = run.universe().calendar();
        return new Played(
                Bands.of(
                        recorder,
                        Statistics.of(pessimistic, calendar),
                        assumed,
                        Statistics.of(optimistic, calendar)),
                new ReportInput.Band(pessimistic.equity(), optimistic.equity()));
    }

    private static RunRecorder play(PreparedRun run, VenueModel venue, String name) {
        var again = ParamsBinder.bind(run.strategy(), run.request().parameters(), run.redaction());
        var recorder = new RunRecorder(run.cash());
        try {
            Backtest.run(run.plan(venue), again.instance(), recorder, Progress.NONE);
        } catch (BacktestFailure failure) {
            throw StrategyFailureText.of(
                    run, failure, "this is the " + name + " run that --bands asked for");
        }
        return recorder;
    }
}
