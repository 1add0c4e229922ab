package dev.tandem.runtime.live;

import dev.tandem.runtime.Position;
import dev.tandem.runtime.port.Clock;
import dev.tandem.runtime.record.VenueRecords;
import dev.tandem.simulator.SimulatedVenue;
import org.jspecify.annotations.Nullable;

/// A venue in the process of its engine, brought back from its journal.
public final class JournaledVenue implements VenueDoor {
    private final PaperSession.Side side;
    private final Survey survey;
    private final VenueRecords records;
    private final Clock clock;
    private long epoch;

    /// @param survey of what stands in the journal
    public JournaledVenue(
            PaperSession.Side side, Survey survey, VenueRecords records, Clock clock) {
        this.side = side;
        this.survey = survey;
        this.records = records;
        this.clock = clock;
    }

    @Override
    public @Nullable Position greet(long engineEpoch) {
        epoch = engineEpoch;
        var last = survey.instant();
        return last == null ? null : records.instant(last);
    }

    @Override
    public VenueSide open(SimulatedVenue made, long from) {
        var again = PaperVenue.fromInstant(from);
        var venue = new PaperVenue(made, records, side.log(), clock, side.past(), again);
        venue.hello(epoch, false);
        return venue;
    }
}
