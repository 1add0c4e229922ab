package dev.tandem.runtime.record;

import dev.tandem.api.event.InstrumentEvent;
import dev.tandem.api.event.VenueReport;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.Aggressor;
import dev.tandem.api.order.OrderIntent;
import dev.tandem.api.order.OrderTerms;
import dev.tandem.api.order.OrderText;
import dev.tandem.api.value.Currency;
import dev.tandem.engine.market.TickKind;
import dev.tandem.runtime.Position;
import dev.tandem.simulator.SimulatedVenue;
import java.nio.ByteBuffer;
import java.util.List;

/// Inputs of a simulated venue as records, and back. A request carries the sequence number of the
/// engine's intent, by which a request that comes twice is known.
public final class VenueRecords {
    private static final Aggressor[] AGGRESSORS = Aggressor.values();

    private final List<Instrument> instruments;
    private final ReportCodec reports;
    private final EventCodec events;
    private final CommandCodec commands;
    private final RecordWriter writer = new RecordWriter();
    private final RecordReader reader = new RecordReader();

    /// @param instruments of the session, by ordinal
    public VenueRecords(List<Instrument> instruments) {
        this.instruments = List.copyOf(instruments);
        reports = new ReportCodec(this.instruments);
        events = new EventCodec(this.instruments);
        commands = new CommandCodec(this.instruments);
    }

    public RecordWriter empty() {
        return writer.begin();
    }

    /// As [EngineRecords#instant].
    public RecordWriter instant(Position position) {
        return InstantCodec.write(writer.begin(), position);
    }

    /// Reads the position of a [RecordType#INSTANT].
    public Position instant(StoredRecord record) {
        return InstantCodec.read(reader.of(record.payload()), record.eventNanos());
    }

    public RecordWriter drive(TickKind kind, Instrument instrument) {
        return writer.begin().putInt(kind.ordinal()).putInt(instrument.ordinal());
    }

    public RecordWriter open(Instrument instrument, double open) {
        return writer.begin().putInt(instrument.ordinal()).putDouble(open);
    }

    public RecordWriter range(
            Instrument instrument,
            double open,
            double high,
            double low,
            double close,
            double volume) {
        return writer.begin()
                .putInt(instrument.ordinal())
                .putDouble(open)
                .putDouble(high)
                .putDouble(low)
                .putDouble(close)
                .putDouble(volume);
    }

    public RecordWriter event(InstrumentEvent event) {
        events.write(writer.begin(), event);
        return writer;
    }

    public RecordWriter trade(
            Instrument instrument, double price, double size, Aggressor aggressor) {
        return open(instrument, price).putDouble(size).putByte(aggressor.ordinal());
    }

    public RecordWriter quote(
            Instrument instrument, double bid, double bidSize, double ask, double askSize) {
        return open(instrument, bid).putDouble(bidSize).putDouble(ask).putDouble(askSize);
    }

    public RecordWriter rate(Currency currency, double rate) {
        return writer.begin().putText(currency.code()).putDouble(rate);
    }

    public RecordWriter sender(long epoch) {
        return writer.begin().putLong(epoch);
    }

    public RecordWriter submit(long intentSeq, OrderIntent intent) {
        CommandCodec.submit(writer.begin().putLong(intentSeq), intent);
        return writer;
    }

    public RecordWriter cancel(long intentSeq, long orderNumber) {
        CommandCodec.cancel(writer.begin().putLong(intentSeq), orderNumber);
        return writer;
    }

    public RecordWriter replace(
            long intentSeq, long orderNumber, long totalUnits, OrderTerms terms) {
        CommandCodec.replace(writer.begin().putLong(intentSeq), orderNumber, totalUnits, terms);
        return writer;
    }

    public RecordWriter report(VenueReport report) {
        reports.write(writer.begin(), report);
        return writer;
    }

    /// The report in the payload of a [RecordType#REPORT].
    public VenueReport report(byte[] payload) {
        return reports.read(reader.of(payload));
    }

    /// The number of the engine's intent in the payload of a request.
    public static long intentSeq(byte[] request) {
        return ByteBuffer.wrap(request).getLong();
    }

    /// The payload of a request with another number of the engine's intent.
    public static byte[] withIntentSeq(byte[] request, long intentSeq) {
        var renumbered = request.clone();
        ByteBuffer.wrap(renumbered).putLong(intentSeq);
        return renumbered;
    }

    /// The instrument of a [RecordType#DRIVE].
    public Instrument driven(StoredRecord drive) {
        return driven(drive.payload());
    }

    /// As [#driven(StoredRecord)], of its payload.
    public Instrument driven(byte[] drive) {
        var from = reader.of(drive);
        from.getInt();
        return instrument(from);
    }

    /// The epoch in a [RecordType#SENDER].
    public long epoch(StoredRecord sender) {
        return reader.of(sender.payload()).getLong();
    }

    /// Gives an input to a venue; what is no input of it is left out.
    ///
    /// @throws IllegalArgumentException if the record cannot stand in the journal of a venue
    public void apply(StoredRecord input, SimulatedVenue to) {
        var type =
                RecordType.of(input.type())
                        .orElseThrow(() ->
                                new IllegalArgumentException("record " + input + " is no input"));
        var at = input.eventNanos();
        var from = reader.of(input.payload());
        switch (type) {
            case DRIVE -> drive(from, to);
            case OPEN -> to.onOpen(at, instrument(from), from.getDouble());
            case RANGE ->
                    to.onRange(
                            at,
                            instrument(from),
                            from.getDouble(),
                            from.getDouble(),
                            from.getDouble(),
                            from.getDouble(),
                            from.getDouble());
            case END_OPENS -> to.endOpens(at);
            case END_RANGES -> to.endRanges(at);
            case INSTRUMENT -> to.onInstrument(events.read(from));
            case TRADE ->
                    to.onTrade(
                            at,
                            instrument(from),
                            from.getDouble(),
                            from.getDouble(),
                            AGGRESSORS[from.getByte()]);
            case QUOTE ->
                    to.onQuote(
                            at,
                            instrument(from),
                            from.getDouble(),
                            from.getDouble(),
                            from.getDouble(),
                            from.getDouble());
            case RATE -> to.onRate(Currency.of(from.getText()), from.getDouble());
            case SUBMIT -> {
                from.getLong();
                to.submit(at, commands.submit(from));
            }
            case CANCEL -> {
                from.getLong();
                to.cancel(at, from.getLong());
            }
            case REPLACE -> {
                from.getLong();
                to.replace(at, from.getLong(), from.getLong(), OrderText.terms(from.getText()));
            }
            case INSTANT, SENDER -> {}
            case START,
                    WARM,
                    ADJUST_WARM,
                    ADJUST,
                    MARK,
                    PRICE,
                    END_MARKS,
                    BAR,
                    REVISION,
                    SLICE,
                    STOP,
                    TIMER,
                    REPORT,
                    POLL,
                    NOTICE,
                    HALT,
                    RECOVERED,
                    RESET,
                    CLEAN_STOP,
                    SNAPSHOT,
                    STATE_HASH,
                    FORKED,
                    CHANGED ->
                    throw new IllegalArgumentException(
                            "record " + input.seq() + ", " + type.text() + ", is no input");
        }
    }

    private void drive(RecordReader from, SimulatedVenue to) {
        var kind = TickKind.values()[from.getInt()];
        var instrument = instruments.get(from.getInt());
        switch (kind) {
            case TRADE -> to.driveByTrades(instrument);
            case QUOTE -> to.driveByQuotes(instrument);
            case BOOK -> throw new IllegalArgumentException("books are not in journals");
        }
    }

    private Instrument instrument(RecordReader from) {
        return instruments.get(from.getInt());
    }
}
