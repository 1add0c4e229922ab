package dev.tandem.runtime.live;

import dev.tandem.api.event.RunListener;
import dev.tandem.api.strategy.Strategy;
import dev.tandem.api.value.Money;
import dev.tandem.engine.Engine;
import dev.tandem.engine.EngineConfig;
import dev.tandem.runtime.BacktestPlan;
import dev.tandem.runtime.EnginePlan;
import dev.tandem.runtime.journal.RecordTypes;
import dev.tandem.runtime.record.RecordType;
import dev.tandem.runtime.record.StoredRecord;
import java.util.List;
import java.util.function.Supplier;

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

    /// Replays the records of a journal in which one strategy decided.
    ///
    /// @param untilNanos event time after which to stop, nanoseconds since 1970 UTC
    /// @throws SessionDiffersException at the first difference
    public static Result run(
            BacktestPlan plan,
            Strategy strategy,
            RunListener listener,
            RecordSource journal,
            long untilNanos) {
        return run(
                new EnginePlan(plan).config(),
                List.of(() -> strategy),
                listener,
                journal,
                untilNanos);
    }

    /// Replays the records of a journal.
    ///
    /// @param config of the engine that decided
    /// @param strategies those that decided, one after the other: the first, and one more for each
    ///   time that the session was forked
    /// @param untilNanos event time after which to stop, nanoseconds since 1970 UTC
    /// @throws SessionDiffersException at the first difference
    public static Result run(
            EngineConfig config,
            List<Supplier<Strategy>> strategies,
            RunListener listener,
            RecordSource journal,
            long untilNanos) {
        var replay = new SuccessiveReplay(config, strategies, listener, journal);
        var count = new Count();
        journal.read(1, record -> count.take(record, replay, untilNanos));
        var engine = replay.engine();
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

    /// The engine after a record of the journal that ends an instant.
    ///
    /// @param strategies as for [#run]
    /// @throws SessionDiffersException as [#run]
    static EngineSnapshot after(
            BacktestPlan plan,
            List<Supplier<Strategy>> strategies,
            RecordSource journal,
            long seq) {
        return EngineSnapshot.of(seq, engineAfter(plan, strategies, journal, seq));
    }

    /// As [#after], without saving it.
    static Engine engineAfter(
            BacktestPlan plan,
            List<Supplier<Strategy>> strategies,
            RecordSource journal,
            long seq) {
        var config = new EnginePlan(plan).config();
        var replay = new SuccessiveReplay(config, strategies, new RunListener() {}, journal);
        journal.read(
                1,
                record -> {
                    if (record.seq() <= seq) {
                        replay.take(record);
                    }
                });
        return replay.engine();
    }

    private static final class Count {
        private long records;
        private long bars;
        private long starts;
        private long fromNanos;
        private long untilNanos;
        private boolean ended;
        private boolean isPast;

        void take(StoredRecord record, SuccessiveReplay replay, long last) {
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
