package dev.tandem.runtime.live;

import dev.tandem.api.event.RunListener;
import dev.tandem.api.strategy.Strategy;
import dev.tandem.engine.Engine;
import dev.tandem.engine.Recovery;
import dev.tandem.runtime.Arrivals;
import dev.tandem.runtime.BacktestPlan;
import dev.tandem.runtime.BacktestResult;
import dev.tandem.runtime.BacktestSession;
import dev.tandem.runtime.EnginePlan;
import dev.tandem.runtime.Position;
import dev.tandem.runtime.journal.Snapshot;
import dev.tandem.runtime.port.Clock;
import dev.tandem.runtime.record.EngineRecords;
import dev.tandem.runtime.record.ProgramChange;
import dev.tandem.runtime.record.RecordType;
import dev.tandem.runtime.record.VenueRecords;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A session over a recorded feed that can be killed at any instruction and goes on: the engine and
/// the venue each have a journal. To begin is to go on with empty journals; there is no other way
/// to start.
///
/// What a restart does: the instant from which to play again is the last one that both journals
/// have begun. The engine is replayed up to there, the venue to its own end. From there the feed is
/// played again; whatever a journal has already is compared with what comes and not taken twice,
/// whatever it lacks is new. So an intent of which the venue knows nothing is sent now, and a
/// report that the engine never heard is told now, in the order in which all this would have come.
///
/// Not thread-safe, but for [HaltSwitch].
public final class PaperSession {
    private final BacktestSession session;
    private final JournaledLink link;
    private final HaltSwitch halt;
    private final Survey survey;
    private final Succession succession;
    private final RunListener listener;
    private final Deque<Supplier<Strategy>> successors;
    private Supplier<Strategy> strategy;
    private boolean isRecoveryTold;
    private boolean halted;

    /// One side: what stands in its journal, and where it is written on.
    public record Side(RecordSource past, RecordLog log) {}

    /// Both sides.
    ///
    /// @param survey of the engine's journal as it was before this start
    /// @param venue where it is found
    /// @param snapshots finds one of the engine up to a record
    /// @param epoch of this start, greater than those of all before
    public record Sides(
            Side engine, Survey survey, VenueDoor venue, Snapshots snapshots, long epoch) {}

    /// Finds snapshots of the engine.
    @FunctionalInterface
    public interface Snapshots {
        /// There are none.
        Snapshots NONE = _ -> Optional.empty();

        /// The newest one of a record up to `throughSeq`.
        Optional<EngineSnapshot> find(long throughSeq);
    }

    /// A session whose bars are all in time.
    public PaperSession(
            BacktestPlan plan,
            Strategy strategy,
            RunListener listener,
            Sides sides,
            Clock clock,
            HaltSwitch halt) {
        this(plan, strategy, listener, sides, clock, halt, Arrivals.IN_TIME);
    }

    /// @param arrivals of bars that are new; those that stand in the journals came as they say
    public PaperSession(
            BacktestPlan plan,
            Strategy strategy,
            RunListener listener,
            Sides sides,
            Clock clock,
            HaltSwitch halt,
            Arrivals arrivals) {
        this(plan, List.of(() -> strategy), listener, sides, clock, halt, arrivals);
    }

    /// As above, where several strategies decide one after the other.
    ///
    /// @param strategies the first, and one more for each time that the session was forked or its
    ///   program changed; one more still may wait for [#change]
    public PaperSession(
            BacktestPlan plan,
            List<Supplier<Strategy>> strategies,
            RunListener listener,
            Sides sides,
            Clock clock,
            HaltSwitch halt,
            Arrivals arrivals) {
        this.halt = halt;
        this.listener = listener;
        var instruments = plan.history().instruments();
        var records = new EngineRecords(instruments);
        survey = sides.survey();
        var halting = survey.halt();
        if (halting != null) {
            halted = true;
            halt.trip(records.text(halting.payload()));
        }
        var last = survey.instant();
        var from =
                earlier(
                        last == null ? null : records.instant(last),
                        sides.venue().greet(sides.epoch()));
        succession = new Succession(new EnginePlan(plan).config(), sides.engine().past());
        successors = new ArrayDeque<>(strategies);
        strategy = successors.remove();
        var passed = survey.successionsBefore(from == null ? 0 : from.ordinal());
        for (var i = 0; i < passed; i++) {
            strategy = successors.remove();
        }
        link =
                new JournaledLink(
                        new JournaledLink.Past(
                                records,
                                from == null
                                        ? Optional.empty()
                                        : sides.snapshots()
                                                .find(survey.snapshotBefore(from.ordinal())),
                                sides.engine().past(),
                                sides.engine().log(),
                                new VenueRecords(instruments),
                                sides.venue(),
                                from == null ? 1 : from.ordinal()),
                        clock,
                        halt,
                        arrivals);
        session = new BacktestSession(plan, strategy.get(), listener, link);
        isRecoveryTold = from == null || sides.epoch() == 1;
        if (from == null) {
            session.start();
            session.requireSavable();
        } else {
            session.resume(from);
        }
    }

    /// The feed waits for the session, so nothing of the market is missed.
    private Recovery recovery() {
        return new Recovery(
                survey.lastNanos(), survey.isClean(), link.replayed(), 0, link.doubtsAtStart());
    }

    /// The earlier one: the other side has begun later instants, or none at all.
    private static @Nullable Position earlier(@Nullable Position one, @Nullable Position other) {
        if (one == null || other == null) {
            return null;
        }
        return one.ordinal() <= other.ordinal() ? one : other;
    }

    /// Plays the next instant.
    ///
    /// @return false if the feed is over
    public boolean step() {
        var change = link.inputs().passChange();
        if (change != null) {
            succeed(heir(link.inputs().engine(), change.seq()));
            return true;
        }
        if (link.inputs().takeOutside(RecordType.RECOVERED)) {
            session.settleDecisions();
            return true;
        }
        if (link.inputs().takeOutside()) {
            session.settle();
            return true;
        }
        tellRecovered();
        takeHalt();
        return session.step();
    }

    /// Plays to the end of both journals, and begins nothing new.
    ///
    /// @return false if the feed is over
    public boolean catchUp() {
        while (isPlayedAgain()) {
            if (!step()) {
                return false;
            }
        }
        return true;
    }

    /// Lets the next strategy take over, at the end of both journals: with all positions, orders
    /// and decisions of the one before. It decides nothing before the change is durable.
    ///
    /// @param isBack whether its program decided in the session before
    /// @return the engines before and after the record of the change, to be sealed
    /// @throws StateUnfitException if it has no place for what the work of the one before left; the
    ///   change is not noted then
    /// @throws IllegalArgumentException if it asks for other data; the change is not noted then
    public List<Snapshot> change(ProgramChange change, boolean isBack) {
        if (isPlayedAgain() || successors.isEmpty()) {
            throw new IllegalStateException("there is nothing to change to, or not yet");
        }
        link.inputs().noteAll(session.nowNanos());
        var worked = link.inputs().engine();
        var heir = heir(worked, Long.MAX_VALUE);
        if (!heir.fit().fits(isBack)) {
            throw new StateUnfitException(heir.fit(), null);
        }
        var seq = link.inputs().noteChange(session.nowNanos(), change);
        succeed(heir);
        return List.of(
                EngineSnapshot.of(seq - 1, worked).stored(),
                EngineSnapshot.of(seq, heir.engine()).stored());
    }

    private Succession.Heir heir(Engine worked, long mark) {
        if (successors.isEmpty()) {
            throw new SessionDiffersException(
                    "record "
                            + mark
                            + " says that another program decides from there on, and it is not"
                            + " known which");
        }
        var heir =
                succession.of(worked, strategy, successors.element().get(), mark, false, listener);
        if (!heir.engine().hearsAs(worked)) {
            throw new IllegalArgumentException(
                    "the changed program hears of other ticks than the one before");
        }
        return heir;
    }

    private void succeed(Succession.Heir heir) {
        strategy = successors.remove();
        link.inputs().succeed(heir.engine());
        session.succeed(heir.engine());
    }

    /// The session is as it was: the strategy is told, once in each process.
    private void tellRecovered() {
        if (!isRecoveryTold && !isPlayedAgain()) {
            isRecoveryTold = true;
            link.inputs().recovered(session.nowNanos(), 0, recovery());
            session.settleDecisions();
        }
    }

    /// Acts on a halt that was asked for: open orders that protect no position are taken back, and
    /// the gate lets nothing out that increases risk. Without one, or after it, nothing happens.
    public void takeHalt() {
        if (link.isPlayedAgain() || halted) {
            return;
        }
        if (link.venue().side().isPlayedAgain()) {
            if (!link.venue().side().isRequestNext()) {
                return; // a halt is taken where the venue stands, not in its past
            }
            halt.trip("the venue took requests of a halt that the engine's journal lost");
        }
        if (halt.isOn()) {
            halted = true;
            link.inputs().halt(session.nowNanos(), 0, halt.reason());
            session.settle();
        }
    }

    /// Whether it is halted.
    public boolean isHalted() {
        return halt.isOn();
    }

    /// Takes a halt back, on the word of an operator: orders leave again once that is durable.
    ///
    /// @return whether it was taken back; not while the session is still played again
    public boolean reset(String reason) {
        if (!halt.isOn() || isPlayedAgain()) {
            return false;
        }
        link.inputs().noteReset(session.nowNanos(), reason);
        halted = false;
        halt.reset();
        return true;
    }

    /// When the next step is due by the times of the feed, `Long.MAX_VALUE` at its end.
    public long nextNanos() {
        return session.nextNanos();
    }

    /// Whether bars are on their way whose instant is over.
    public boolean hasLateBars() {
        return session.hasLateBars();
    }

    /// Bars that came late since the process began.
    public long lateBars() {
        return session.lateBars();
    }

    /// How long the next step waits for bars that close at it, in nanoseconds of the feed.
    public long awaitedNanos() {
        return session.awaitedNanos();
    }

    /// Whether it still plays again what stands in its journals.
    public boolean isPlayedAgain() {
        return link.isPlayedAgain() || link.venue().side().isPlayedAgain();
    }

    /// The feed is over, or the user ends the session for good: the strategy is told.
    public BacktestResult finish() {
        return session.finish(false);
    }

    /// Notes the last snapshot before [#stop]: the next start goes on from there.
    public void noteSnapshot(Snapshot saved) {
        if (!isPlayedAgain()) {
            link.inputs().noteSnapshot(session.nowNanos(), saved);
        }
    }

    /// The process ends as it should; the session can go on in another one.
    public void stop() {
        if (!isPlayedAgain()) {
            link.inputs().noteHash(RecordType.CLEAN_STOP, session.nowNanos());
        }
    }

    public long nowNanos() {
        return session.nowNanos();
    }

    public long bars() {
        return session.bars();
    }

    /// Records that were replayed to bring the engine back.
    public long replayed() {
        return link.replayed();
    }
}
