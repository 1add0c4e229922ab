package dev.tandem.runtime.live;

import dev.tandem.api.event.VenueReport;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.runtime.port.Clock;
import dev.tandem.runtime.record.EngineRecords;
import dev.tandem.runtime.record.RecordType;
import dev.tandem.runtime.record.RecordWriter;
import dev.tandem.runtime.record.StoredRecord;
import dev.tandem.runtime.record.VenueRecords;
import dev.tandem.simulator.SimulatedVenue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A simulated venue with a journal of its own, so that it knows what it accepted whatever becomes
/// of the engine. A report is durable before anybody hears of it, and an order is taken once: one
/// whose intent has a number that was taken before is refused, also after a restart.
///
/// When a session is played again from a place on, the venue has been there already: it answers
/// from its journal until that ends, so that a request which stands there is not taken twice.
final class PaperVenue implements VenueSide {
    private final SimulatedVenue venue;
    private final VenueRecords records;
    private final Track track;
    private final Clock clock;
    private final List<Instrument> driven = new ArrayList<>();
    private final Set<Long> taken = new HashSet<>(); // numbers of the intents of all orders
    private final long passedBefore;
    private long epoch;
    private long venueNanos; // of the last thing it took

    /// From where a session is played again.
    @FunctionalInterface
    interface Again {
        /// @param before records of feed, gate and venue before this one, which is one of those
        boolean isFrom(StoredRecord record, long before);
    }

    /// From the beginning of an instant.
    static Again fromInstant(long ordinal) {
        return (record, _) ->
                record.is(RecordType.INSTANT) && EngineRecords.ordinal(record) == ordinal;
    }

    /// From after so many records.
    static Again fromPlace(long place) {
        return (_, before) -> before >= place;
    }

    /// @param past all records of its journal
    PaperVenue(
            SimulatedVenue venue,
            VenueRecords records,
            RecordLog log,
            Clock clock,
            RecordSource past,
            Again again) {
        this.venue = venue;
        this.records = records;
        this.clock = clock;
        var passed = new Passed();
        var ahead = new ArrayList<StoredRecord>();
        past.read(
                1,
                record -> {
                    if (record.origin() != RecordType.Origin.OUTSIDE) {
                        if (!ahead.isEmpty() || again.isFrom(record, passed.count)) {
                            ahead.add(record);
                        } else {
                            passed.add(record);
                        }
                    }
                    restore(record);
                });
        passedBefore = passed.count;
        venueNanos = passed.last == null ? 0 : passed.last.eventNanos();
        track = new Track("the venue's journal", log, ahead, passed.last);
    }

    /// Counts records and keeps the last one.
    private static final class Passed {
        private long count;
        private @Nullable StoredRecord last;

        void add(StoredRecord record) {
            count++;
            last = record;
        }
    }

    /// Does again what a record says.
    private void restore(StoredRecord record) {
        var type = RecordType.of(record.type()).orElse(null);
        if (type == RecordType.SUBMIT) {
            taken.add(VenueRecords.intentSeq(record.payload()));
        }
        switch (type) {
            case null -> {} // of the journal itself
            case POLL, REPORT -> {
                var report = venue.poll();
                var stands = type == RecordType.POLL ? null : records.report(record.payload());
                if (report == null ? stands != null : !report.equals(stands)) {
                    throw new SessionDiffersException(
                            "the venue's journal has at record "
                                    + record.seq()
                                    + " the report "
                                    + stands
                                    + ", the venue makes "
                                    + report);
                }
            }
            case SENDER -> epoch = records.epoch(record);
            case DRIVE -> {
                driven.add(records.driven(record));
                records.apply(record, venue);
            }
            default -> records.apply(record, venue);
        }
    }

    /// An engine of an epoch begins to send; those before may not any more.
    ///
    /// @param isSame whether it may be the engine that was here last, whose venue was started again
    /// @throws SessionDiffersException if one of a later epoch was here
    void hello(long engineEpoch, boolean isSame) {
        if (engineEpoch < epoch || (engineEpoch == epoch && !isSame)) {
            throw new SessionDiffersException(
                    "the venue has seen an engine of epoch "
                            + epoch
                            + " already, this one has "
                            + engineEpoch
                            + ": another process trades this account, or its folder was replaced by"
                            + " an old copy");
        }
        epoch = engineEpoch;
        var log = track.log();
        var seq =
                log.append(RecordType.SENDER, venueNanos, clock.wallNanos(), records.sender(epoch));
        log.awaitDurable(seq, () -> false);
    }

    @Override
    public void take(RecordType type, long atNanos, RecordWriter payload) {
        if (isNew(type, atNanos, payload)) {
            act(type, atNanos, payload.copy());
        }
    }

    private void act(RecordType type, long atNanos, byte[] payload) {
        records.apply(new StoredRecord(0, type.code(), atNanos, atNanos, payload), venue);
    }

    /// @return whether the venue must act on it
    private boolean isNew(RecordType type, long atNanos, RecordWriter payload) {
        return switch (type) {
            case SUBMIT, CANCEL, REPLACE -> isNewRequest(type, atNanos, payload);
            case DRIVE -> isNewDrive(payload);
            case RATE -> note(type, venueNanos, payload);
            default -> note(type, atNanos, payload);
        };
    }

    private boolean isNewRequest(RecordType type, long atNanos, RecordWriter payload) {
        if (track.isPlayedAgain()) {
            venueNanos = atNanos;
            track.findRequest(type, atNanos, payload);
            return false;
        }
        if (type == RecordType.SUBMIT && !taken.add(VenueRecords.intentSeq(payload.bytes()))) {
            throw new SessionDiffersException(
                    "the venue has taken an order of intent "
                            + VenueRecords.intentSeq(payload.bytes())
                            + " before: it is not taken twice");
        }
        return note(type, atNanos, payload);
    }

    /// What drives an instrument is said again whenever its streams are opened again.
    private boolean isNewDrive(RecordWriter payload) {
        var stands = track.peek();
        if (stands != null && stands.is(RecordType.DRIVE)) {
            track.pass();
            return false;
        }
        var instrument = records.driven(payload.copy());
        if (driven.contains(instrument)) {
            return false;
        }
        driven.add(instrument);
        append(RecordType.DRIVE, venueNanos, payload);
        return true;
    }

    /// Whether an order was taken, ever.
    boolean hasTaken(long intentSeq) {
        return taken.contains(intentSeq);
    }

    /// Records that the session has passed.
    long place() {
        return passedBefore + track.passed();
    }

    /// Records of its journal, those that are played again included.
    long end() {
        return place() + track.left();
    }

    /// Goes back by one record: what it says comes once more and is found then.
    ///
    /// @return false for an order: whether that was taken must be asked
    boolean goBack() {
        return track.back(last -> !last.is(RecordType.SUBMIT));
    }

    @Override
    public @Nullable StoredRecord nextInstant() {
        return track.nextInstant();
    }

    @Override
    public boolean hasTaken(RecordType type, RecordWriter intent) {
        var stands = track.peek();
        return stands != null
                && stands.is(type)
                && Arrays.equals(
                        stands.payload(),
                        Long.BYTES,
                        stands.payload().length,
                        intent.bytes(),
                        0,
                        intent.length());
    }

    @Override
    public boolean isRequestNext() {
        return nextRequest() != null;
    }

    /// The request that stands next in its journal, null if none does.
    @Nullable StoredRecord nextRequest() {
        var stands = track.peek();
        return stands != null
                        && (stands.is(RecordType.SUBMIT)
                                || stands.is(RecordType.CANCEL)
                                || stands.is(RecordType.REPLACE))
                ? stands
                : null;
    }

    @Override
    public boolean isPlayedAgain() {
        return track.isPlayedAgain();
    }

    @Override
    public @Nullable VenueReport poll() {
        var stands = track.peek();
        if (stands != null) {
            return pollAgain(stands);
        }
        if (!venue.hasReports()) {
            return null;
        }
        var report = venue.poll();
        if (report == null) {
            append(RecordType.POLL, venueNanos, records.empty());
            return null;
        }
        var seq = append(RecordType.REPORT, venueNanos, records.report(report));
        if (!track.log().awaitDurable(seq, () -> false)) {
            throw new IllegalStateException("the venue's journal took no report");
        }
        return report;
    }

    private @Nullable VenueReport pollAgain(StoredRecord stands) {
        if (stands.is(RecordType.POLL)) {
            track.pass();
            return null;
        }
        if (stands.is(RecordType.REPORT)) {
            track.pass();
            return records.report(stands.payload());
        }
        return null;
    }

    @Override
    public boolean hasReports() {
        var stands = track.peek();
        return stands == null
                ? venue.hasReports()
                : stands.is(RecordType.POLL) || stands.is(RecordType.REPORT);
    }

    @Override
    public long nextEventNanos() {
        return venue.nextEventNanos();
    }

    @Override
    public boolean expectsMessages() {
        return venue.expectsMessages();
    }

    /// @return whether it is new, so that the venue must take it
    private boolean note(RecordType type, long atNanos, RecordWriter payload) {
        venueNanos = atNanos;
        if (track.find(type, atNanos, payload) != null) {
            return false;
        }
        append(type, atNanos, payload);
        return true;
    }

    private long append(RecordType type, long atNanos, RecordWriter payload) {
        return track.append(type, atNanos, clock.wallNanos(), payload);
    }
}
