package dev.tandem.app.run;

import dev.tandem.analytics.Bands;
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

    /// @param recorder the run with its own assumptions
    /// @throws dev.tandem.api.problem.TandemException if the strategy throws under others
    static Bands of(PreparedRun run, RunRecorder recorder, Statistics assumed) {
        var venue = run.venue();
        return Bands.of(
                recorder,
                play(run, venue.pessimistic(), "pessimistic"),
                assumed,
                play(run, venue.optimistic(), "optimistic"));
    }

    private static Statistics play(PreparedRun run, VenueModel venue, String name) {
        var again = ParamsBinder.bind(run.strategy(), run.request().parameters(), run.redaction());
        var recorder = new RunRecorder(run.cash());
        try {
            Backtest.run(run.plan(venue), again.instance(), recorder, Progress.NONE);
        } catch (BacktestFailure failure) {
            throw StrategyFailureText.of(
                    run, failure, "this is the " + name + " run that --bands asked for");
        }
        return Statistics.of(recorder, run.universe().calendar());
    }
}
