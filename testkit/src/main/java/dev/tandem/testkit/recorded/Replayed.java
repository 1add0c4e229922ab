package dev.tandem.testkit.recorded;

import dev.tandem.analytics.RunRecorder;
import dev.tandem.api.strategy.Strategy;
import dev.tandem.runtime.live.Recording;
import dev.tandem.runtime.live.SessionReplay;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Supplier;

/// A recorded session that was replayed and decided what it had decided.
///
/// @param parameters with which the strategy decided at the end
/// @param result counts, decision hash, cash and equity at the end
/// @param run orders, fills and equity
public record Replayed(
        SequencedMap<String, String> parameters, SessionReplay.Result result, RunRecorder run) {
    /// Replays a session.
    ///
    /// @throws dev.tandem.runtime.live.SessionDiffersException at the first difference
    /// @throws IllegalArgumentException if the strategy cannot be made with its parameters
    static Replayed of(Recording recording, Class<? extends Strategy> strategy) {
        List<Supplier<Strategy>> strategies =
                recording.parameters().stream()
                        .<Supplier<Strategy>>map(
                                parameters -> () -> StrategyMaker.make(strategy, parameters))
                        .toList();
        var run = new RunRecorder(recording.config().cash());
        var result =
                SessionReplay.run(
                        recording.config(), strategies, run, recording.journal(), Long.MAX_VALUE);
        return new Replayed(recording.parameters().getLast(), result, run);
    }
}
