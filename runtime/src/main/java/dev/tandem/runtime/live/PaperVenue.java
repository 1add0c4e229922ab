package dev.tandem.runtime.live;

import dev.tandem.api.event.InstrumentEvent;
import dev.tandem.api.event.VenueReport;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.Aggressor;
import dev.tandem.api.market.Book;
import dev.tandem.api.order.OrderIntent;
import dev.tandem.api.order.OrderTerms;
import dev.tandem.api.value.Currency;
import dev.tandem.engine.market.TickKind;
import dev.tandem.runtime.Position;
import dev.tandem.runtime.port.Clock;
import dev.tandem.runtime.record.RecordType;
import dev.tandem.runtime.record.RecordWriter;
import dev.tandem.runtime.record.StoredRecord;
import dev.tandem.runtime.record.VenueRecords;
import dev.tandem.simulator.MatchingVenue;
import dev.tandem.simulator.SimulatedVenue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A simulated venue with a journal of its own, so that it knows what it accepted whatever becomes
/// of the engine. A report is durable before anybody hears of it.
///
/// When a session is played again from an instant on, the venue has been there already: it answers
/// from its journal until that ends, so that a request which stands there is not taken twice.
final class PaperVenue implements MatchingVenue {
    private final SimulatedVenue venue;
    private final VenueRecords records;
    private final Track track;
    private final Clock clock;
    private long epoch;
    private long venueNanos; // of the last thing it took
    private final List<Instrument> driven = new ArrayList<>();

    /// @param past all records of its journal
    /// @param from number of the instant from which the session is played again
    PaperVenue(
            SimulatedVenue venue,
            VenueRecords records,
            RecordLog log,
            Clock clock,
            RecordSource past,
            long from) {
        this.venue = venue;
        this.records = records;
        this.clock = clock;
        var ahead = new ArrayList<StoredRecord>();
        past.read(
                1,
                record -> {
                    var isFirst =
                            record.is(RecordType.INSTANT)
                                    && records.instant(record).ordinal() == from;
                    if ((isFirst || !ahead.isEmpty())
                            && record.origin() != RecordType.Origin.OUTSIDE) {
                        ahead.add(record);
                    }
                    restore(record);
                });
        track = new Track("the venue's journal", log, ahead);
    }

    /// Does again what a record says.
    private void restore(StoredRecord record) {
        var type = RecordType.of(record.type()).orElse(null);
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
    /// @throws SessionDiffersException if one of a later epoch was here
    void hello(long engineEpoch) {
        if (engineEpoch <= epoch) {
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

    /// Notes where the feed stands.
    void begin(Position position) {
        note(RecordType.INSTANT, position.atNanos(), records.instant(position));
    }

    /// Takes a request, unless it was taken before.
    void submit(long atNanos, long intentSeq, OrderIntent intent) {
        if (isNew(RecordType.SUBMIT, atNanos, records.submit(intentSeq, intent))) {
            venue.submit(atNanos, intent);
        }
    }

    /// As [#submit].
    void cancel(long atNanos, long intentSeq, long orderNumber) {
        if (isNew(RecordType.CANCEL, atNanos, records.cancel(intentSeq, orderNumber))) {
            venue.cancel(atNanos, orderNumber);
        }
    }

    /// As [#submit].
    void replace(
            long atNanos, long intentSeq, long orderNumber, long totalUnits, OrderTerms terms) {
        var payload = records.replace(intentSeq, orderNumber, totalUnits, terms);
        if (isNew(RecordType.REPLACE, atNanos, payload)) {
            venue.replace(atNanos, orderNumber, totalUnits, terms);
        }
    }

    private boolean isNew(RecordType type, long atNanos, RecordWriter payload) {
        if (track.isPlayedAgain()) {
            venueNanos = atNanos;
            track.findRequest(type, atNanos, payload);
            return false;
        }
        return note(type, atNanos, payload);
    }

    /// When the next instant is played again that stands in its journal; `Long.MAX_VALUE` if none.
    long nextInstantNanos() {
        return track.nextWholeNanos();
    }

    /// The record of the instant that is played again next; null if there is none.
    @Nullable StoredRecord nextInstant() {
        return track.nextInstant();
    }

    /// Whether the next thing in its journal is just this request: it was taken before.
    ///
    /// @param intent payload of the engine's record
    boolean hasTaken(RecordType type, RecordWriter intent) {
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

    /// Whether the next thing in its journal is a request.
    boolean isRequestNext() {
        var stands = track.peek();
        return stands != null
                && (stands.is(RecordType.SUBMIT)
                        || stands.is(RecordType.CANCEL)
                        || stands.is(RecordType.REPLACE));
    }

    boolean isPlayedAgain() {
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
    public long sleepsUntil() {
        return Long.MIN_VALUE; // it is told everything
    }

    @Override
    public boolean hearsOrderedOnly() {
        return false; // the same
    }

    @Override
    public boolean awaitsBars(Instrument instrument) {
        return true;
    }

    @Override
    public boolean expectsMessages() {
        return venue.expectsMessages();
    }

    @Override
    public void onOpen(long atNanos, Instrument instrument, double open) {
        if (note(RecordType.OPEN, atNanos, records.open(instrument, open))) {
            venue.onOpen(atNanos, instrument, open);
        }
    }

    @Override
    public void endOpens(long atNanos) {
        if (note(RecordType.END_OPENS, atNanos, records.empty())) {
            venue.endOpens(atNanos);
        }
    }

    @Override
    public void onRange(
            long atNanos,
            Instrument instrument,
            double open,
            double high,
            double low,
            double close,
            double volume) {
        var payload = records.range(instrument, open, high, low, close, volume);
        if (note(RecordType.RANGE, atNanos, payload)) {
            venue.onRange(atNanos, instrument, open, high, low, close, volume);
        }
    }

    @Override
    public void endRanges(long atNanos) {
        if (note(RecordType.END_RANGES, atNanos, records.empty())) {
            venue.endRanges(atNanos);
        }
    }

    @Override
    public void onInstrument(InstrumentEvent event) {
        if (note(RecordType.INSTRUMENT, event.atNanos(), records.event(event))) {
            venue.onInstrument(event);
        }
    }

    @Override
    public void driveByTrades(Instrument instrument) {
        if (isNewDrive(TickKind.TRADE, instrument)) {
            venue.driveByTrades(instrument);
        }
    }

    @Override
    public void driveByQuotes(Instrument instrument) {
        if (isNewDrive(TickKind.QUOTE, instrument)) {
            venue.driveByQuotes(instrument);
        }
    }

    /// What drives an instrument is said again whenever its streams are opened again.
    private boolean isNewDrive(TickKind kind, Instrument instrument) {
        var stands = track.peek();
        if (stands != null && stands.is(RecordType.DRIVE)) {
            track.pass();
            return false;
        }
        if (driven.contains(instrument)) {
            return false;
        }
        driven.add(instrument);
        append(RecordType.DRIVE, venueNanos, records.drive(kind, instrument));
        return true;
    }

    @Override
    public void driveByBook(Book book) {
        throw new UnsupportedOperationException(
                "order books are not in journals yet: " + book.instrument());
    }

    @Override
    public boolean awaitsTicks(Instrument instrument) {
        return venue.awaitsTicks(instrument);
    }

    @Override
    public void onTrade(
            long atNanos, Instrument instrument, double price, double size, Aggressor aggressor) {
        var payload = records.trade(instrument, price, size, aggressor);
        if (note(RecordType.TRADE, atNanos, payload)) {
            venue.onTrade(atNanos, instrument, price, size, aggressor);
        }
    }

    @Override
    public void onQuote(
            long atNanos,
            Instrument instrument,
            double bid,
            double bidSize,
            double ask,
            double askSize) {
        var payload = records.quote(instrument, bid, bidSize, ask, askSize);
        if (note(RecordType.QUOTE, atNanos, payload)) {
            venue.onQuote(atNanos, instrument, bid, bidSize, ask, askSize);
        }
    }

    @Override
    public void onBook(long atNanos, Instrument instrument) {
        throw new UnsupportedOperationException(
                "order books are not in journals yet: " + instrument);
    }

    @Override
    public void onRate(Currency currency, double rate) {
        if (note(RecordType.RATE, venueNanos, records.rate(currency, rate))) {
            venue.onRate(currency, rate);
        }
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
