package dev.tandem.runtime.live;

import dev.tandem.api.event.RunListener;
import dev.tandem.api.strategy.Strategy;
import dev.tandem.engine.Engine;
import dev.tandem.engine.EngineConfig;
import dev.tandem.engine.state.FieldFit;
import dev.tandem.runtime.record.EngineRecords;
import java.util.function.Supplier;

/// Lets another strategy go on where one stands between two instants (docs/adr/0023, 0027): with
/// its account, orders and decisions, with the bars of the journal in history and indicators, and
/// with what its work made of its fields.
///
/// @param journal of the engine, from its first record on
record Succession(EngineConfig config, RecordSource journal) {
    /// The engine that goes on, and how the fields of the strategy before fit its class.
    record Heir(Engine engine, FieldFit fit) {}

    /// Makes the engine that goes on.
    ///
    /// @param worked engine of the strategy that decided so far
    /// @param before makes that strategy once more
    /// @param mark number of the record that says that another one goes on: the journal is read up
    ///   to there
    /// @param isOtherProgram whether nothing of its fields is taken over
    /// @throws IllegalArgumentException if the strategies ask for other data
    /// @throws StateUnfitException if what is taken over does not load
    Heir of(
            Engine worked,
            Supplier<Strategy> before,
            Strategy next,
            long mark,
            boolean isOtherProgram,
            RunListener listener) {
        var state = worked.save();
        var blank = new Engine(config, before.get(), new RunListener() {});
        blank.rebuild(state);
        var engine = new Engine(config, next, listener);
        engine.rebuild(state);
        var fit = engine.fit(state, blank);
        var records = new EngineRecords(config.instruments());
        journal.read(
                1,
                record -> {
                    if (record.seq() < mark) {
                        records.observe(record, engine);
                    }
                });
        try {
            engine.inherit(state, blank, isOtherProgram);
        } catch (IllegalStateException misfit) {
            throw new StateUnfitException(fit, misfit);
        }
        return new Heir(engine, fit);
    }
}
