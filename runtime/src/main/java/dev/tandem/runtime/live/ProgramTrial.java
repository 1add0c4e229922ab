package dev.tandem.runtime.live;

import dev.tandem.api.event.RunListener;
import dev.tandem.api.strategy.Strategy;
import dev.tandem.engine.state.FieldFit;
import dev.tandem.runtime.Arrivals;
import dev.tandem.runtime.BacktestPlan;
import dev.tandem.runtime.EnginePlan;
import dev.tandem.runtime.journal.Durability;
import dev.tandem.runtime.journal.JournalOptions;
import dev.tandem.runtime.port.Clock;
import dev.tandem.runtime.record.ProgramChange;
import dev.tandem.runtime.record.RecordType;
import dev.tandem.runtime.record.StoredRecord;
import dev.tandem.runtime.record.VenueRecords;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What a changed program would have decided in the last hours of a session that does not run, and
/// whether it can go on with it. The session is not touched.
///
/// The changed program takes over some hours before the end, in a copy of the journals, and is
/// played over the same data; the simulated venue answers it. So what it would have traded has had
/// its fills, and the difference is one of all that follows, not of single orders.
///
/// @param session that is to go on
/// @param decided strategies of the session, one after the other
/// @param next the changed one
/// @param isBack whether its program decided in the session before
/// @param arrivals of bars, as the session has them
public record ProgramTrial(
        BacktestPlan plan,
        SessionStorage session,
        List<Supplier<Strategy>> decided,
        Supplier<Strategy> next,
        boolean isBack,
        Arrivals arrivals) {

    /// What came of it.
    ///
    /// @param seq the last record of the session
    /// @param decisionHash of all decisions of the session
    /// @param openOrders that go on, at the end of the session
    /// @param positions that go on: instruments in which there are some
    /// @param fit of the fields, empty if the strategies ask for other data
    /// @param misfit why the changed program cannot go on, empty if it can
    /// @param fromNanos instant after which the changed program decided
    /// @param untilNanos the last instant
    /// @param unplayed halts and restarts in that time, of which the changed program heard nothing
    /// @param difference of the decisions in that time
    public record Outcome(
            long seq,
            String decisionHash,
            int openOrders,
            int positions,
            Optional<FieldFit> fit,
            String misfit,
            long fromNanos,
            long untilNanos,
            int unplayed,
            DecisionDifference difference) {}

    /// Why there is nothing to try.
    public enum Refusal {
        /// The feed was over.
        IS_OVER,
        /// No instant was played to its end.
        HAS_NOT_BEGUN,
        /// Another change was accepted and has not begun.
        IS_PENDING
    }

    /// Where the session stands.
    ///
    /// @param seq the last record of the session; those of the journal itself do not count
    /// @param boundary the last record of an instant that was played whole
    public record End(
            long seq, long boundary, long firstNanos, long untilNanos, Optional<Refusal> refusal) {}

    /// Looks at the journal.
    public End end() {
        var glance = new Glance();
        JournalSide.readAll(session.engine(), 1, glance::take);
        return new End(
                glance.seq,
                glance.isWhole ? glance.seq : glance.instantSeq - 1,
                glance.firstNanos,
                glance.isWhole ? glance.lastNanos : glance.beforeNanos,
                Optional.ofNullable(glance.refusal(decided.size())));
    }

    /// Tries it.
    ///
    /// @param end what [#end] says, without a refusal
    /// @param nanos how long before the end the changed program takes over
    /// @param scratch empty folders
    /// @throws SessionDiffersException if the strategies do not decide what stands in the journal
    public Outcome run(End end, long nanos, SessionStorage scratch, Clock clock) {
        var config = new EnginePlan(plan).config();
        RecordSource journal = (from, taker) -> JournalSide.readAll(session.engine(), from, taker);
        var told = new OrderWords();
        var replay = new SuccessiveReplay(config, decided, told, journal);
        journal.read(
                1,
                record -> {
                    if (record.seq() <= end.boundary()) {
                        replay.take(record);
                    }
                });
        var worked = replay.engine();
        var from = Math.max(end.firstNanos(), end.untilNanos() - nanos);
        Optional<FieldFit> fit = Optional.empty();
        var misfit = "";
        var difference = DecisionDifference.NONE;
        try {
            var heir =
                    new Succession(config, journal)
                            .of(
                                    worked,
                                    decided.getLast(),
                                    next.get(),
                                    Long.MAX_VALUE,
                                    false,
                                    new RunListener() {});
            fit = Optional.of(heir.fit());
            if (!heir.fit().fits(isBack)) {
                throw new StateUnfitException(heir.fit(), null);
            }
            if (!heir.engine().hearsAs(worked)) {
                throw new IllegalArgumentException("it hears of other ticks");
            }
            if (from < end.untilNanos()) {
                difference = play(from, end, told, scratch, clock);
            }
        } catch (StateUnfitException | IllegalArgumentException unfit) {
            misfit = String.valueOf(unfit.getMessage());
        }
        return new Outcome(
                end.seq(),
                worked.decisionHash(),
                worked.openOrders(),
                worked.positions(),
                fit,
                misfit,
                from,
                end.untilNanos(),
                unplayed(from, end),
                difference);
    }

    private DecisionDifference play(
            long from, End end, OrderWords told, SessionStorage scratch, Clock clock) {
        var change = new ProgramChange("", "", "trial", "");
        var made =
                new SessionFork(plan, session)
                        .makeChanged(scratch, decided, next, from, change, clock);
        var strategies = new ArrayList<>(decided.subList(0, made.strategies()));
        strategies.add(next);
        var heard = told.through(from);
        var options = JournalOptions.DEFAULT.withDurability(Durability.NONE);
        try (var journals = SessionJournals.open(scratch, clock, options, null)) {
            var played =
                    new PaperSession(
                            plan,
                            strategies,
                            heard,
                            journals.sides(new VenueRecords(plan.history().instruments()), clock),
                            clock,
                            new HaltSwitch(),
                            arrivals);
            while (played.nextNanos() <= end.untilNanos() && played.step()) {}
            journals.force();
        }
        return DecisionDifference.of(
                decisions(session, from, end.untilNanos(), told),
                decisions(scratch, from, end.untilNanos(), heard));
    }

    private static List<DecisionDifference.Decision> decisions(
            SessionStorage of, long from, long until, OrderWords words) {
        var all = new ArrayList<DecisionDifference.Decision>();
        JournalSide.readAll(
                of.engine(),
                1,
                record -> {
                    if (record.eventNanos() > from && record.eventNanos() <= until) {
                        words.decision(record).ifPresent(all::add);
                    }
                });
        return all;
    }

    private int unplayed(long from, End end) {
        var count = new int[1];
        JournalSide.readAll(
                session.engine(),
                1,
                record -> {
                    if (record.eventNanos() > from
                            && record.seq() <= end.boundary()
                            && (record.is(RecordType.HALT)
                                    || record.is(RecordType.RECOVERED)
                                    || record.is(RecordType.NOTICE))) {
                        count[0]++;
                    }
                });
        return count[0];
    }

    private static final class Glance {
        private long seq;
        private long instantSeq;
        private long instants;
        private long firstNanos;
        private long beforeNanos; // the last instant but one
        private long lastNanos;
        private int successions;
        private boolean isWhole; // the last instant was played to its end
        private boolean isOver;

        void take(StoredRecord record) {
            if (RecordType.of(record.type()).isEmpty()) {
                return; // of the journal itself: a process opened it
            }
            seq = record.seq();
            isWhole = record.is(RecordType.CLEAN_STOP) || record.is(RecordType.CHANGED);
            if (record.is(RecordType.INSTANT)) {
                instants++;
                firstNanos = instants == 1 ? record.eventNanos() : firstNanos;
                beforeNanos = lastNanos;
                lastNanos = record.eventNanos();
                instantSeq = record.seq();
            }
            successions += SuccessiveReplay.isSuccession(record) ? 1 : 0;
            isOver |= record.is(RecordType.STOP);
        }

        @Nullable Refusal refusal(int strategies) {
            if (isOver) {
                return Refusal.IS_OVER;
            }
            if (instants == 0 || (instants == 1 && !isWhole)) {
                return Refusal.HAS_NOT_BEGUN;
            }
            return strategies > successions + 1 ? Refusal.IS_PENDING : null;
        }
    }
}
