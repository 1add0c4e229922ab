package dev.tandem.runtime.live;

import dev.tandem.api.event.RunListener;
import dev.tandem.api.strategy.Strategy;
import dev.tandem.engine.Engine;
import dev.tandem.engine.EngineConfig;
import dev.tandem.runtime.record.EngineRecords;
import dev.tandem.runtime.record.RecordType;
import dev.tandem.runtime.record.StoredRecord;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;

/// Replays a journal in which one strategy follows another: the first decided up to where the
/// session was forked or its program was changed, the next from there on.
final class SuccessiveReplay {
    private final EngineConfig config;
    private final EngineRecords records;
    private final RunListener listener;
    private final RecordSource journal;
    private final Iterator<Supplier<Strategy>> strategies;
    private Supplier<Strategy> strategy;
    private Engine engine;
    private EngineReplay replay;
    private long intents; // of engines before
    private long hashes;

    /// @param strategies those that decided, one after the other, at least one
    SuccessiveReplay(
            EngineConfig config,
            List<Supplier<Strategy>> strategies,
            RunListener listener,
            RecordSource journal) {
        this.config = config;
        this.records = new EngineRecords(config.instruments());
        this.listener = listener;
        this.journal = journal;
        this.strategies = strategies.iterator();
        strategy = this.strategies.next();
        engine = new Engine(config, strategy.get(), listener);
        replay = new EngineReplay(engine, records);
    }

    /// Takes the next record, as [EngineReplay#take].
    void take(StoredRecord record) {
        if (isSuccession(record) && strategies.hasNext()) {
            succeed(record);
        } else {
            replay.take(record);
        }
    }

    /// Whether another strategy decides after a record.
    static boolean isSuccession(StoredRecord record) {
        return record.is(RecordType.FORKED) || record.is(RecordType.CHANGED);
    }

    private void succeed(StoredRecord mark) {
        intents += replay.intents();
        hashes += replay.hashes();
        var before = strategy;
        strategy = strategies.next();
        var isOther = mark.is(RecordType.FORKED) && records.isOtherProgram(mark);
        engine =
                new Succession(config, journal)
                        .of(engine, before, strategy.get(), mark.seq(), isOther, listener)
                        .engine();
        replay = new EngineReplay(engine, records);
    }

    Engine engine() {
        return engine;
    }

    /// Intents that were compared.
    long intents() {
        return intents + replay.intents();
    }

    /// Decision hashes that were compared.
    long hashes() {
        return hashes + replay.hashes();
    }
}
