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
/// session was forked, the next from there on.
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
        if (record.is(RecordType.FORKED) && strategies.hasNext()) {
            succeed(record);
        } else {
            replay.take(record);
        }
    }

    private void succeed(StoredRecord fork) {
        intents += replay.intents();
        hashes += replay.hashes();
        var worked = engine.save();
        var blank = new Engine(config, strategy.get(), new RunListener() {});
        blank.rebuild(worked);
        strategy = strategies.next();
        var next = new Engine(config, strategy.get(), listener);
        next.rebuild(worked);
        var observed = new EngineRecords(config.instruments());
        journal.read(
                1,
                record -> {
                    if (record.seq() < fork.seq()) {
                        observed.observe(record, next);
                    }
                });
        next.inherit(worked, blank, observed.isOtherProgram(fork));
        engine = next;
        replay = new EngineReplay(next, records);
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
