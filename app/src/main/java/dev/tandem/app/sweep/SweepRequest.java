package dev.tandem.app.sweep;

import dev.tandem.app.run.BacktestRequest;
import dev.tandem.research.Ranking;
import dev.tandem.research.Shard;
import dev.tandem.research.SweepPlan;

/// What a sweep is asked for.
///
/// @param run what all runs share; its output is that of the sweep, its directory the file
/// @param top rows to show
/// @param threads that run
public record SweepRequest(
        BacktestRequest run, SweepPlan plan, Shard shard, Ranking ranking, int top, int threads) {}
