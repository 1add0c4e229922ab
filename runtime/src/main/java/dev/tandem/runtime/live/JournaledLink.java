package dev.tandem.runtime.live;

import dev.tandem.api.connector.TradingVenue;
import dev.tandem.engine.Engine;
import dev.tandem.engine.EngineInputs;
import dev.tandem.engine.Recovery;
import dev.tandem.runtime.Arrivals;
import dev.tandem.runtime.Position;
import dev.tandem.runtime.SessionLink;
import dev.tandem.runtime.port.Clock;
import dev.tandem.runtime.record.EngineRecords;
import dev.tandem.runtime.record.RecordType;
import dev.tandem.runtime.record.StoredRecord;
import dev.tandem.runtime.record.VenueRecords;
import dev.tandem.simulator.MatchingVenue;
import dev.tandem.simulator.SimulatedVenue;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Engine and venue of a session, each behind its journal. Both are brought back here: the engine
/// by replay to the instant from which the session is played again, the venue to its own end.
final class JournaledLink implements SessionLink {
    private final Past past;
    private final Clock clock;
    private final HaltSwitch halt;
    private final Arrivals arrivals;
    private final EngineRecords records;
    private @Nullable Track track;
    private @Nullable JournaledInputs inputs;
    private @Nullable VenueInputs venue;
    private long replayed;
    private @Nullable Doubts doubts;

    /// What stands in the journals of both sides, and where they are written on.
    ///
    /// @param snapshot of the engine from which to replay
    /// @param from number of the instant from which the session is played again, 1 for the start
    record Past(
            EngineRecords engineRecords,
            Optional<EngineSnapshot> snapshot,
            RecordSource engine,
            RecordLog engineLog,
            VenueRecords venueRecords,
            VenueDoor venue,
            long from) {}

    JournaledLink(Past past, Clock clock, HaltSwitch halt, Arrivals arrivals) {
        this.past = past;
        this.clock = clock;
        this.halt = halt;
        this.arrivals = arrivals;
        records = past.engineRecords();
    }

    @Override
    public EngineInputs inputs(Engine made) {
        var replay = new EngineReplay(made, records);
        var first = 1L;
        if (past.snapshot().isPresent()) {
            made.restore(past.snapshot().get().state());
            first = past.snapshot().get().seq() + 1;
        }
        var ahead = new ArrayList<StoredRecord>();
        var lastArrival = new long[] {Long.MIN_VALUE};
        past.engine()
                .read(
                        first,
                        record -> {
                            lastArrival[0] = Math.max(lastArrival[0], record.arrivalNanos());
                            if (!ahead.isEmpty() || isFirstAgain(record)) {
                                if (!JournaledInputs.isControl(record)) {
                                    ahead.add(record);
                                }
                            } else {
                                replay.take(record);
                                replayed++;
                            }
                        });
        var open = new Doubts(ahead);
        doubts = open;
        var again = new Track("the engine's journal", past.engineLog(), ahead, null);
        track = again;
        var journaled = new JournaledInputs(made, records, again, clock, lastArrival[0]);
        inputs = journaled;
        return journaled;
    }

    private boolean isFirstAgain(StoredRecord record) {
        return record.is(RecordType.INSTANT) && EngineRecords.ordinal(record) == past.from();
    }

    /// Requests that the engine's journal has without an answer, and what the venue knows of them.
    List<Recovery.Doubt> doubtsAtStart() {
        return doubts().all();
    }

    /// Records that were replayed to bring the engine back.
    long replayed() {
        return replayed;
    }

    @Override
    public MatchingVenue venue(SimulatedVenue made) {
        var opened = new VenueInputs(past.venue().open(made, past.from()), past.venueRecords());
        venue = opened;
        return opened;
    }

    @Override
    public TradingVenue orders(SimulatedVenue made) {
        return new OutboundGate(records, track(), inputs(), venue(), doubts(), halt);
    }

    @Override
    public boolean isComplete() {
        return true;
    }

    @Override
    public long nextNanos() {
        return Math.min(track().nextWholeNanos(), venue().side().nextInstantNanos());
    }

    @Override
    public void begin(Position position) {
        inputs().begin(position);
        venue().begin(position);
    }

    @Override
    public Arrivals arrivals() {
        return arrivals;
    }

    /// A power failure may have taken an instant from one of the journals, or its decision which
    /// bars are late would be made twice.
    @Override
    public Optional<Position> noted() {
        var engine = track().nextInstant();
        return Optional.ofNullable(engine == null ? venue().side().nextInstant() : engine)
                .map(records::instant);
    }

    /// Whether the session is still played again.
    boolean isPlayedAgain() {
        return track().isPlayedAgain();
    }

    private Doubts doubts() {
        return Objects.requireNonNull(doubts, "the session asks for its engine first");
    }

    private Track track() {
        return Objects.requireNonNull(track, "the session asks for its engine first");
    }

    JournaledInputs inputs() {
        return Objects.requireNonNull(inputs, "the session asks for its engine first");
    }

    VenueInputs venue() {
        return Objects.requireNonNull(venue, "the session asks for its venue first");
    }
}
