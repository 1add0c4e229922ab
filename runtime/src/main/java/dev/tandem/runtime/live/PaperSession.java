package dev.tandem.runtime.live;

import dev.tandem.api.event.RunListener;
import dev.tandem.api.strategy.Strategy;
import dev.tandem.runtime.BacktestPlan;
import dev.tandem.runtime.BacktestResult;
import dev.tandem.runtime.BacktestSession;
import dev.tandem.runtime.Position;
import dev.tandem.runtime.port.Clock;
import dev.tandem.runtime.record.EngineRecords;
import dev.tandem.runtime.record.RecordType;
import dev.tandem.runtime.record.StoredRecord;
import dev.tandem.runtime.record.VenueRecords;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A session over a recorded feed that can be killed at any instruction and goes on: the engine and
/// the venue each have a journal. To begin is to go on with empty journals; there is no other way
/// to start.
///
/// What a restart does: the instant from which to play again is the last one that both journals
/// have begun. The engine is replayed up to there, the venue to its own end. From there the feed is
/// played again; whatever a journal has already is compared with what comes and not taken twice,
/// whatever it lacks is new. So an intent of which the venue knows nothing is sent now, under its
/// old number, and a report that the engine never heard is told now, in the order in which all this
/// would have come.
///
/// Not thread-safe, but for [HaltSwitch].
public final class PaperSession {
    private final BacktestSession session;
    private final JournaledLink link;
    private final HaltSwitch halt;
    private boolean halted;

    /// One side: what stands in its journal, and where it is written on.
    public record Side(List<StoredRecord> past, RecordLog log) {}

    /// @param epoch of this start, greater than those of all before
    public PaperSession(
            BacktestPlan plan,
            Strategy strategy,
            RunListener listener,
            Side engine,
            Side venue,
            long epoch,
            Clock clock,
            HaltSwitch halt) {
        this.halt = halt;
        var instruments = plan.history().instruments();
        var engineRecords = new EngineRecords(instruments);
        var venueRecords = new VenueRecords(instruments);
        var position =
                earlier(
                        lastInstant(engine.past(), engineRecords),
                        lastInstant(venue.past(), engineRecords));
        var past =
                new JournaledLink.Past(
                        engineRecords,
                        engine.past(),
                        engine.log(),
                        venueRecords,
                        venue.past(),
                        venue.log(),
                        position == null ? 1 : position.ordinal());
        link = new JournaledLink(past, clock, halt);
        session = new BacktestSession(plan, strategy, listener, link);
        link.venue().hello(epoch);
        if (position == null) {
            session.start();
        } else {
            session.resume(position);
        }
    }

    private static @Nullable Position lastInstant(List<StoredRecord> past, EngineRecords records) {
        for (var record : past.reversed()) {
            if (record.is(RecordType.INSTANT)) {
                return records.instant(record);
            }
        }
        return null;
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
        if (link.inputs().takeOutside() || takeHalt()) {
            session.settle();
            return true;
        }
        return session.step();
    }

    private boolean takeHalt() {
        if (halted || !halt.isOn() || link.isPlayedAgain()) {
            return false;
        }
        halted = true;
        link.inputs().halt(session.nowNanos(), 0, halt.reason());
        return true;
    }

    /// When the next step is due by the times of the feed, `Long.MAX_VALUE` at its end.
    public long nextNanos() {
        return session.nextNanos();
    }

    /// Whether it still plays again what stands in its journals.
    public boolean isPlayedAgain() {
        return link.isPlayedAgain() || link.venue().isPlayedAgain();
    }

    /// The feed is over, or the user ends the session for good: the strategy is told.
    public BacktestResult finish() {
        return session.finish(false);
    }

    public String decisionHash() {
        return session.decisionHash();
    }

    public long nowNanos() {
        return session.nowNanos();
    }

    public long bars() {
        return session.bars();
    }

    /// Requests that left through the gate since the start of the process.
    public long sent() {
        return link.gate().sent();
    }
}
