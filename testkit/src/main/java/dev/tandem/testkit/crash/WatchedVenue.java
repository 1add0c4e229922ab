package dev.tandem.testkit.crash;

import dev.tandem.api.event.VenueReport;
import dev.tandem.runtime.Position;
import dev.tandem.runtime.live.RemoteVenue;
import dev.tandem.runtime.live.VenueDoor;
import dev.tandem.runtime.live.VenueSide;
import dev.tandem.runtime.record.RecordType;
import dev.tandem.runtime.record.RecordWriter;
import dev.tandem.runtime.record.StoredRecord;
import dev.tandem.runtime.record.VenueRecords;
import dev.tandem.simulator.SimulatedVenue;
import dev.tandem.testkit.crash.Marker.Slot;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Tells the marker how far each request is on its way to a venue in another process, and notices
/// one that leaves before its intent is durable.
final class WatchedVenue implements VenueDoor, VenueSide {
    private final RemoteVenue venue;
    private final Marker marker;
    private final LongSupplier durableIntents;

    /// @param durableIntents the last record of the engine that is durable
    WatchedVenue(RemoteVenue venue, Marker marker, LongSupplier durableIntents) {
        this.venue = venue;
        this.marker = marker;
        this.durableIntents = durableIntents;
    }

    @Override
    public @Nullable Position greet(long epoch) {
        return venue.greet(epoch);
    }

    @Override
    public VenueSide open(SimulatedVenue made, long from) {
        venue.open(made, from);
        return this;
    }

    @Override
    public void take(RecordType type, long atNanos, RecordWriter payload) {
        switch (type) {
            case SUBMIT, REPLACE -> {
                if (VenueRecords.intentSeq(payload.bytes()) > durableIntents.getAsLong()) {
                    marker.add(Slot.UNSAFE);
                }
                marker.way(2);
            }
            case CANCEL -> marker.way(2);
            default -> {}
        }
        venue.take(type, atNanos, payload);
    }

    @Override
    public @Nullable VenueReport poll() {
        var report = venue.poll();
        if (report != null) {
            marker.way(3);
        }
        return report;
    }

    @Override
    public boolean hasReports() {
        return venue.hasReports();
    }

    @Override
    public boolean expectsMessages() {
        return venue.expectsMessages();
    }

    @Override
    public long nextEventNanos() {
        return venue.nextEventNanos();
    }

    @Override
    public @Nullable StoredRecord nextInstant() {
        return venue.nextInstant();
    }

    @Override
    public boolean isPlayedAgain() {
        return venue.isPlayedAgain();
    }

    @Override
    public boolean hasTaken(RecordType type, RecordWriter intent) {
        return venue.hasTaken(type, intent);
    }

    @Override
    public boolean isRequestNext() {
        return venue.isRequestNext();
    }
}
