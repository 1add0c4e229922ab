package dev.tandem.runtime.live;

import dev.tandem.api.problem.TandemException;
import dev.tandem.api.problem.TandemException.Kind;
import dev.tandem.api.strategy.Strategy;
import dev.tandem.runtime.BacktestPlan;
import dev.tandem.runtime.journal.Journal;
import dev.tandem.runtime.journal.JournalOptions;
import dev.tandem.runtime.journal.JournalVerifier;
import dev.tandem.runtime.journal.JournalVerifier.Verification;
import dev.tandem.runtime.journal.Opened;
import dev.tandem.runtime.journal.SnapshotStore;
import dev.tandem.runtime.port.Clock;
import dev.tandem.runtime.port.Storage;
import dev.tandem.runtime.record.EngineRecords;
import dev.tandem.runtime.record.ProgramChange;
import dev.tandem.runtime.record.RecordType;
import dev.tandem.runtime.record.RecordWriter;
import dev.tandem.runtime.record.StoredRecord;
import dev.tandem.runtime.record.VenueRecords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Makes the journals of a new session of what another one recorded up to an instant. From there it
/// goes on with other parameters, and the other session is not touched.
///
/// The new journals begin with the records of the other session, in the same order: all of the
/// instants up to the given one. Then the engine's says that it was forked, and both say which
/// instant comes next. The engine from which the session goes on is sealed beside them.
///
/// @param plan of both sessions
/// @param from journals of the session that was recorded
public record SessionFork(BacktestPlan plan, SessionStorage from) {
    private record Cut(Instant at, long nextOrdinal) {}

    /// The record that says that another strategy goes on.
    private record Mark(RecordType type, Function<EngineRecords, RecordWriter> payload) {}

    /// A new session.
    ///
    /// @param at the last instant in its past
    /// @param strategies how many decided in that past, one after the other
    /// @param markSeq number of the record after which another one goes on
    public record Made(Instant at, int strategies, long markSeq) {}

    /// @param to empty folders
    /// @param decided strategies of the other session, one after the other
    /// @param next the one that goes on
    /// @param note what the new journal says about its origin
    /// @param isOtherProgram whether the one that goes on is another program than the last one
    /// @throws TandemException TDM-6001 if a journal is damaged, TDM-6011 if the instant is not one
    ///   after which the session went on, TDM-6013 if the strategy asks for other data now,
    ///   TDM-6014 if another program would get positions or orders that it did not ask for
    /// @throws SessionDiffersException if the strategies do not decide what stands in the journal
    public Made make(
            SessionStorage to,
            List<Supplier<Strategy>> decided,
            Supplier<Strategy> next,
            long atNanos,
            String note,
            boolean isOtherProgram,
            Clock clock) {
        var mark = new Mark(RecordType.FORKED, records -> records.forked(note, isOtherProgram));
        var made = copy(to, atNanos, mark, clock);
        var strategies = new ArrayList<>(decided.subList(0, made.strategies()));
        if (isOtherProgram) {
            requireFlat(to, strategies, made.markSeq() - 1, made.at());
        }
        strategies.add(next);
        seal(plan, to, strategies, made.markSeq());
        return made;
    }

    /// As [#make], for a changed program that takes the fields of the last one over.
    ///
    /// @throws StateUnfitException if it has no place for them
    Made makeChanged(
            SessionStorage to,
            List<Supplier<Strategy>> decided,
            Supplier<Strategy> next,
            long atNanos,
            ProgramChange change,
            Clock clock) {
        var made =
                copy(
                        to,
                        atNanos,
                        new Mark(RecordType.CHANGED, records -> records.changed(change)),
                        clock);
        var strategies = new ArrayList<>(decided.subList(0, made.strategies()));
        strategies.add(next);
        seal(plan, to, strategies, made.markSeq());
        return made;
    }

    private Made copy(SessionStorage to, long atNanos, Mark mark, Clock clock) {
        requireSound("engine", from.engine());
        requireSound("venue", from.venue());
        var cut = cut(atNanos);
        var engine = open(to.engine(), clock);
        var intents = new TreeMap<Long, Long>();
        var copy = new Copy(engine, to.engine(), cut.nextOrdinal(), intents, false);
        try (engine) {
            copy.write(from.engine(), mark);
        }
        var venue = open(to.venue(), clock);
        try (venue) {
            new Copy(venue, to.venue(), cut.nextOrdinal(), intents, true).write(from.venue(), null);
        }
        return new Made(cut.at(), copy.successions + 1, copy.markSeq);
    }

    private void requireFlat(
            SessionStorage to, List<Supplier<Strategy>> strategies, long seq, Instant at) {
        RecordSource journal = (first, taker) -> JournalSide.readAll(to.engine(), first, taker);
        if (!SessionReplay.engineAfter(plan, strategies, journal, seq).isFlat()) {
            throw new TandemException(
                    Kind.REFUSED,
                    "TDM-6014",
                    "the strategy was changed, and after "
                            + at
                            + " there are open positions or orders of the old one",
                    "name an instant at which the session is flat, or bring the old source back");
        }
    }

    /// Makes the snapshot again from which a forked or changed session goes on, unless it is there.
    /// That of the program before a change is kept as well, until a process with the new one has
    /// stopped in order.
    ///
    /// @param survey of the engine's journal
    /// @param strategies as for [#make]; one more may wait for its change
    /// @return how many of them have decided
    /// @throws SessionDiffersException if the journal knows of more
    public static int keepSealed(
            BacktestPlan plan,
            SessionStorage session,
            Survey survey,
            List<Supplier<Strategy>> strategies) {
        var count = survey.successions();
        if (count == 0) {
            return 1;
        }
        var last = survey.lastSuccession();
        if (count >= strategies.size()) {
            throw new SessionDiffersException(
                    "record "
                            + last.seq()
                            + " says that another program decides from there on, and session.json"
                            + " does not know it");
        }
        keep(plan, session, strategies, last.seq());
        if (last.isChange() && survey.hasStoppedSince()) {
            new SnapshotStore(session.snapshots()).release(last.seq() - 1);
        } else if (last.isChange()) {
            keep(plan, session, strategies, last.seq() - 1);
        }
        return count + 1;
    }

    private static void keep(
            BacktestPlan plan,
            SessionStorage session,
            List<Supplier<Strategy>> strategies,
            long seq) {
        var found = new SnapshotStore(session.snapshots()).load(seq).newest();
        if (found.filter(one -> one.seq() == seq).isEmpty()) {
            seal(plan, session, strategies, seq);
        }
    }

    private static void seal(
            BacktestPlan plan,
            SessionStorage session,
            List<Supplier<Strategy>> strategies,
            long seq) {
        RecordSource journal =
                (first, taker) -> JournalSide.readAll(session.engine(), first, taker);
        try {
            var state = SessionReplay.after(plan, strategies, journal, seq);
            new SnapshotStore(session.snapshots()).seal(state.stored());
        } catch (IllegalArgumentException otherData) {
            throw new TandemException(
                    Kind.REFUSED,
                    "TDM-6013",
                    String.valueOf(otherData.getMessage()),
                    "change parameters that leave bars, sizes and ticks as they are, or begin a"
                            + " session of its own",
                    otherData);
        }
    }

    private Cut cut(long atNanos) {
        var span = new Span(atNanos);
        JournalSide.readAll(from.engine(), 1, span::take);
        var venue = new Span(atNanos);
        JournalSide.readAll(from.venue(), 1, venue::take);
        if (span.last == Long.MIN_VALUE || span.next == 0 || span.next != venue.next) {
            throw new TandemException(
                    Kind.USAGE,
                    "TDM-6011",
                    span.isEmpty()
                            ? "the session has not begun yet: there is nothing to fork from"
                            : "--at "
                                    + time(atNanos)
                                    + " is not in the session, which has instants from "
                                    + time(span.first)
                                    + " to "
                                    + time(span.end),
                    "name an instant from the first on and before the last one, after which nothing"
                            + " was recorded");
        }
        return new Cut(time(span.last), span.next);
    }

    private static Instant time(long nanos) {
        return Instant.EPOCH.plusNanos(nanos);
    }

    /// The instants of a journal, and where it is cut.
    private static final class Span {
        private final long atNanos;
        private long first = Long.MAX_VALUE;
        private long last = Long.MIN_VALUE; // that is kept
        private long end = Long.MIN_VALUE;
        private long next; // number of the first one that is not kept, 0 if there is none

        Span(long atNanos) {
            this.atNanos = atNanos;
        }

        void take(StoredRecord record) {
            if (!record.is(RecordType.INSTANT)) {
                return;
            }
            first = Math.min(first, record.eventNanos());
            end = record.eventNanos();
            if (end <= atNanos && next == 0) {
                last = end;
            } else if (next == 0) {
                next = EngineRecords.ordinal(record);
            }
        }

        boolean isEmpty() {
            return first == Long.MAX_VALUE;
        }
    }

    /// Writes one journal on with the records of another one.
    private final class Copy {
        private final JournalSide side;
        private final long nextOrdinal;
        private final EngineRecords records = new EngineRecords(plan.history().instruments());
        private final RecordWriter payload = new RecordWriter();
        private long markSeq; // of the new record
        private int successions; // before it
        private final Map<Long, Long> intents; // numbers of the engine's, there and here
        private final boolean isVenue;
        private boolean isOver;

        /// @param intents of the engine, whose journal is copied first and fills them
        Copy(
                Journal journal,
                Storage storage,
                long nextOrdinal,
                Map<Long, Long> intents,
                boolean isVenue) {
            this.intents = intents;
            this.isVenue = isVenue;
            side = new JournalSide(storage, journal, true);
            this.nextOrdinal = nextOrdinal;
        }

        /// @param mark to be written where it is cut; null for none
        void write(Storage recorded, @Nullable Mark mark) {
            JournalSide.readAll(recorded, 1, record -> take(record, mark));
        }

        private void take(StoredRecord record, @Nullable Mark mark) {
            var type = RecordType.of(record.type()).orElse(null);
            if (isOver
                    || type == null
                    || type == RecordType.SENDER
                    || type == RecordType.SNAPSHOT
                    || type == RecordType.CLEAN_STOP) {
                return; // of the journal itself, or of processes that played the other session
            }
            isOver = isNext(record);
            if (isOver && mark != null) {
                markSeq = append(mark.type(), record, mark.payload().apply(records));
            }
            successions += SuccessiveReplay.isSuccession(record) ? 1 : 0;
            var isIntent =
                    switch (type) {
                        case SUBMIT, CANCEL, REPLACE -> true;
                        default -> false;
                    };
            var bytes = isIntent && isVenue ? renumbered(record.payload()) : record.payload();
            var seq = append(type, record, payload.begin().putBytes(bytes, bytes.length));
            if (isIntent && !isVenue) {
                intents.put(record.seq(), seq);
            }
        }

        /// Records of processes are not copied, so those that follow have other numbers, and a
        /// venue takes no order of an intent whose number it knows. An intent that the engine lost
        /// with the power has none here.
        private byte[] renumbered(byte[] request) {
            var there = VenueRecords.intentSeq(request);
            return VenueRecords.withIntentSeq(request, intents.getOrDefault(there, 0L));
        }

        private boolean isNext(StoredRecord record) {
            return record.is(RecordType.INSTANT) && EngineRecords.ordinal(record) == nextOrdinal;
        }

        private long append(RecordType type, StoredRecord times, RecordWriter bytes) {
            return side.append(type, times.eventNanos(), times.arrivalNanos(), bytes);
        }
    }

    private static Journal open(Storage storage, Clock clock) {
        return switch (Journal.open(storage, clock, JournalOptions.DEFAULT)) {
            case Opened.Ready ready -> ready.journal();
            case Opened.Inspect(var damage, _) ->
                    throw new IllegalStateException("a new journal is damaged: " + damage);
        };
    }

    private static void requireSound(String whose, Storage storage) {
        if (JournalVerifier.verify(storage) instanceof Verification.Damaged(var damage, _)) {
            throw new TandemException(
                    Kind.REFUSED,
                    "TDM-6001",
                    "the journal of the " + whose + " is damaged: " + damage,
                    "look at it with `tandem journal verify`, and bring back an intact copy of the"
                            + " folder");
        }
    }
}
