package dev.tandem.runtime.live;

import dev.tandem.runtime.Position;
import dev.tandem.runtime.port.Clock;
import dev.tandem.runtime.record.RecordType;
import dev.tandem.runtime.record.StoredRecord;
import dev.tandem.runtime.record.VenueRecords;
import dev.tandem.simulator.SimulatedVenue;
import org.jspecify.annotations.Nullable;

/// A venue in the process of its engine, brought back from its journal.
public final class JournaledVenue implements VenueDoor {
    private final PaperSession.Side side;
    private final VenueRecords records;
    private final Clock clock;
    private long epoch;

    public JournaledVenue(PaperSession.Side side, VenueRecords records, Clock clock) {
        this.side = side;
        this.records = records;
        this.clock = clock;
    }

    @Override
    public @Nullable Position greet(long engineEpoch) {
        epoch = engineEpoch;
        return lastBegun();
    }

    /// The last instant in the journal, null if there is none.
    @Nullable Position lastBegun() {
        var last = new @Nullable StoredRecord[1];
        side.past()
                .read(
                        1,
                        record -> {
                            if (record.is(RecordType.INSTANT)) {
                                last[0] = record;
                            }
                        });
        var found = last[0];
        return found == null ? null : records.instant(found);
    }

    @Override
    public VenueSide open(SimulatedVenue made, long from) {
        var venue = paper(made, PaperVenue.fromInstant(records, from));
        venue.hello(epoch, false);
        return venue;
    }

    PaperVenue paper(SimulatedVenue made, PaperVenue.Again again) {
        return new PaperVenue(made, records, side.log(), clock, side.past(), again);
    }
}
