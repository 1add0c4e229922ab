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
import dev.tandem.runtime.record.RecordType;
import dev.tandem.runtime.record.VenueRecords;
import dev.tandem.simulator.MatchingVenue;
import org.jspecify.annotations.Nullable;

/// Puts what a session tells its venue into the form of records, wherever the venue is.
final class VenueInputs implements MatchingVenue {
    private final VenueSide venue;
    private final VenueRecords records;

    VenueInputs(VenueSide venue, VenueRecords records) {
        this.venue = venue;
        this.records = records;
    }

    VenueSide side() {
        return venue;
    }

    /// Notes where the feed stands.
    void begin(Position position) {
        venue.take(RecordType.INSTANT, position.atNanos(), records.instant(position));
    }

    /// Sends a request, which the venue takes unless it was taken before.
    void submit(long atNanos, long intentSeq, OrderIntent intent) {
        venue.take(RecordType.SUBMIT, atNanos, records.submit(intentSeq, intent));
    }

    /// As [#submit].
    void cancel(long atNanos, long intentSeq, long orderNumber) {
        venue.take(RecordType.CANCEL, atNanos, records.cancel(intentSeq, orderNumber));
    }

    /// As [#submit].
    void replace(
            long atNanos, long intentSeq, long orderNumber, long totalUnits, OrderTerms terms) {
        venue.take(
                RecordType.REPLACE,
                atNanos,
                records.replace(intentSeq, orderNumber, totalUnits, terms));
    }

    @Override
    public @Nullable VenueReport poll() {
        return venue.poll();
    }

    @Override
    public boolean hasReports() {
        return venue.hasReports();
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
    public boolean awaitsTicks(Instrument instrument) {
        return true;
    }

    @Override
    public boolean expectsMessages() {
        return venue.expectsMessages();
    }

    @Override
    public void onOpen(long atNanos, Instrument instrument, double open) {
        venue.take(RecordType.OPEN, atNanos, records.open(instrument, open));
    }

    @Override
    public void endOpens(long atNanos) {
        venue.take(RecordType.END_OPENS, atNanos, records.empty());
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
        venue.take(
                RecordType.RANGE,
                atNanos,
                records.range(instrument, open, high, low, close, volume));
    }

    @Override
    public void endRanges(long atNanos) {
        venue.take(RecordType.END_RANGES, atNanos, records.empty());
    }

    @Override
    public void onInstrument(InstrumentEvent event) {
        venue.take(RecordType.INSTRUMENT, event.atNanos(), records.event(event));
    }

    @Override
    public void driveByTrades(Instrument instrument) {
        venue.take(RecordType.DRIVE, 0, records.drive(TickKind.TRADE, instrument));
    }

    @Override
    public void driveByQuotes(Instrument instrument) {
        venue.take(RecordType.DRIVE, 0, records.drive(TickKind.QUOTE, instrument));
    }

    @Override
    public void driveByBook(Book book) {
        throw noBooks(book.instrument());
    }

    @Override
    public void onTrade(
            long atNanos, Instrument instrument, double price, double size, Aggressor aggressor) {
        venue.take(RecordType.TRADE, atNanos, records.trade(instrument, price, size, aggressor));
    }

    @Override
    public void onQuote(
            long atNanos,
            Instrument instrument,
            double bid,
            double bidSize,
            double ask,
            double askSize) {
        venue.take(
                RecordType.QUOTE, atNanos, records.quote(instrument, bid, bidSize, ask, askSize));
    }

    @Override
    public void onBook(long atNanos, Instrument instrument) {
        throw noBooks(instrument);
    }

    @Override
    public void onRate(Currency currency, double rate) {
        venue.take(RecordType.RATE, 0, records.rate(currency, rate));
    }

    private static UnsupportedOperationException noBooks(Instrument instrument) {
        return new UnsupportedOperationException(
                "order books are not in journals yet: " + instrument);
    }
}
