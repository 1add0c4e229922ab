package dev.tandem.runtime.live;

import dev.tandem.api.event.RunListener;
import dev.tandem.api.strategy.Strategy;
import dev.tandem.engine.Engine;
import dev.tandem.runtime.BacktestPlan;
import dev.tandem.runtime.EnginePlan;
import dev.tandem.runtime.journal.JournalReader;
import dev.tandem.runtime.journal.Snapshot;
import dev.tandem.runtime.journal.SnapshotStore;
import dev.tandem.runtime.record.EngineRecords;
import dev.tandem.runtime.record.RecordType;
import dev.tandem.runtime.record.StoredRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/// Follows a session with an engine of its own, from the journal alone, and saves a snapshot now
/// and then; the session itself never pauses for it. It takes durable records only, so that no
/// snapshot is ahead of the journal after a power failure. For one thread.
public final class SnapshotFollower implements AutoCloseable {
    private static final int AT_ONCE = 1000;

    private final SnapshotStore store;
    private final LongSupplier durableSeq;
    private final long every;
    private final JournalReader reader;
    private final Engine engine;
    private final EngineReplay replay;
    private final List<StoredRecord> instant = new ArrayList<>(); // the last one, not taken yet
    private long savedSeq;
    private boolean hasRead; // a record that is not durable yet
    private boolean started;

    /// @param durableSeq the last record that may be taken
    /// @param every records from one snapshot to the next, 1 or more
    public SnapshotFollower(
            BacktestPlan plan,
            Strategy strategy,
            SessionStorage storage,
            LongSupplier durableSeq,
            long every) {
        store = new SnapshotStore(storage.snapshots());
        this.durableSeq = durableSeq;
        this.every = every;
        engine = new EnginePlan(plan).engine(strategy, new RunListener() {});
        replay = new EngineReplay(engine, new EngineRecords(plan.history().instruments()));
        var newest = store.load().newest().map(EngineSnapshot::read);
        newest.ifPresent(snapshot -> {
            engine.restore(snapshot.state());
            savedSeq = snapshot.seq();
            started = true;
        });
        reader = JournalReader.open(storage.engine(), savedSeq + 1);
    }

    /// Takes what is durable and not taken yet.
    ///
    /// @param most records at once
    /// @return how many it took
    public int step(int most) {
        var durable = durableSeq.getAsLong();
        for (var taken = 0; taken < most; taken++) {
            if (!hasRead && !reader.next()) {
                return taken;
            }
            hasRead = true;
            if (reader.record().seq() > durable) {
                return taken;
            }
            hasRead = false;
            read(JournalSide.stored(reader.record()));
        }
        return most;
    }

    /// Saves a snapshot of what is durable now. A session is played again from the last instant
    /// that its journals have begun, so it is one of the moment before that.
    ///
    /// @param givesUp asked now and then; true ends it without a snapshot
    /// @return the snapshot of that moment as it was read again; empty if it gave up, or if there
    ///   is no such moment
    public Optional<Snapshot> saveLast(BooleanSupplier givesUp) {
        while (!givesUp.getAsBoolean() && step(AT_ONCE) > 0) {}
        if (givesUp.getAsBoolean()
                || instant.isEmpty()
                || !instant.getFirst().is(RecordType.INSTANT)) {
            return Optional.empty();
        }
        save(instant.getFirst(), 1);
        return saved(instant.getFirst().seq() - 1);
    }

    private Optional<Snapshot> saved(long seq) {
        var found = store.load(seq).newest().filter(snapshot -> snapshot.seq() == seq);
        found.ifPresent(EngineSnapshot::read); // is what its hash says
        return found;
    }

    private void read(StoredRecord record) {
        if (record.is(RecordType.INSTANT)) {
            instant.forEach(this::take);
            instant.clear();
        }
        instant.add(record);
    }

    private void take(StoredRecord record) {
        save(record, every);
        started |= record.is(RecordType.START);
        replay.take(record);
    }

    /// Saves a snapshot of the moment before an instant, if the last one is old enough.
    private void save(StoredRecord record, long atLeast) {
        if (record.is(RecordType.INSTANT)
                && started
                && record.seq() - 1 - savedSeq >= atLeast
                && !engine.hasEffects()) {
            savedSeq = record.seq() - 1;
            store.save(EngineSnapshot.of(savedSeq, engine).stored());
        }
    }

    @Override
    public void close() {
        reader.close();
    }
}
