package dev.tandem.runtime.live;

import dev.tandem.api.event.RunListener;
import dev.tandem.api.strategy.Strategy;
import dev.tandem.api.value.Money;
import dev.tandem.runtime.BacktestPlan;
import dev.tandem.runtime.EnginePlan;
import dev.tandem.runtime.journal.RecordTypes;
import dev.tandem.runtime.record.EngineRecords;
import dev.tandem.runtime.record.RecordType;
import dev.tandem.runtime.record.StoredRecord;

/// A recorded session once more: its journal brings the inputs, and what the engine decides must be
/// what the journal says it decided.
public final class SessionReplay {
    private SessionReplay() {}

    /// What came of it.
    ///
    /// @param records of the journal that were taken
    /// @param intents that were compared
    /// @param hashes of decisions that were compared
    /// @param starts of processes that played the session
    /// @param bars delivered to the strategy
    /// @param isEnded whether the session was over: the strategy was told to stop
    public record Result(
            String decisionHash,
            long records,
            long intents,
            long hashes,
            long starts,
            long bars,
            long fromNanos,
            long untilNanos,
            Money cash,
            Money equity,
            long aborts,
            boolean isEnded) {}

    /// Replays the records of a journal.
    ///
    /// @param untilNanos event time after which to stop, nanoseconds since 1970 UTC
    /// @throws SessionDiffersException at the first difference
    public static Result run(
            BacktestPlan plan,
            Strategy strategy,
            RunListener listener,
            RecordSource journal,
            long untilNanos) {
        var engine = new EnginePlan(plan).engine(strategy, listener);
        var replay = new EngineReplay(engine, new EngineRecords(plan.history().instruments()));
        var count = new Count();
        journal.read(1, record -> count.take(record, replay, untilNanos));
        return new Result(
                engine.decisionHash(),
                count.records,
                replay.intents(),
                replay.hashes(),
                count.starts,
                count.bars,
                count.fromNanos,
                count.untilNanos,
                engine.cash(),
                engine.equity(),
                engine.aborts(),
                count.ended);
    }

    private static final class Count {
        private long records;
        private long bars;
        private long starts;
        private long fromNanos;
        private long untilNanos;
        private boolean ended;
        private boolean isPast;

        void take(StoredRecord record, EngineReplay replay, long last) {
            isPast |= record.is(RecordType.INSTANT) && record.eventNanos() > last;
            if (isPast) {
                return;
            }
            replay.take(record);
            records++;
            if (record.type() == RecordTypes.EPOCH_STARTED) {
                starts++;
            }
            if (record.is(RecordType.BAR) || record.is(RecordType.REVISION)) {
                bars++;
            }
            if (record.is(RecordType.START)) {
                fromNanos = record.eventNanos();
            }
            if (record.is(RecordType.INSTANT)) {
                untilNanos = record.eventNanos();
            }
            ended |= record.is(RecordType.STOP);
        }
    }
}
