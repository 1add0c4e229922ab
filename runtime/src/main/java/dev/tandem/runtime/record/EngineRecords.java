package dev.tandem.runtime.record;

import dev.tandem.api.event.InstrumentEvent;
import dev.tandem.api.event.VenueReport;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.Aggressor;
import dev.tandem.api.market.BarRow;
import dev.tandem.api.order.OrderIntent;
import dev.tandem.api.order.OrderTerms;
import dev.tandem.api.order.Request;
import dev.tandem.api.value.Currency;
import dev.tandem.engine.Effect;
import dev.tandem.engine.Engine;
import dev.tandem.engine.EngineInputs;
import dev.tandem.engine.Recovery;
import dev.tandem.runtime.Position;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Inputs and intents of an engine as records, and back: what is written for an input does the same
/// again when it is applied. Times stand in the heads of records.
public final class EngineRecords {
    private static final Aggressor[] AGGRESSORS = Aggressor.values();

    private final List<Instrument> instruments;
    private final ReportCodec reports;
    private final EventCodec events;
    private final RecordWriter writer = new RecordWriter();
    private final RecordReader reader = new RecordReader();
    private final long[] row = new long[BarRow.STRIDE];

    /// @param instruments of the session, by ordinal
    public EngineRecords(List<Instrument> instruments) {
        this.instruments = List.copyOf(instruments);
        reports = new ReportCodec(this.instruments);
        events = new EventCodec(this.instruments);
    }

    /// A record that says all with its type and its times.
    public RecordWriter empty() {
        return writer.begin();
    }

    /// Where the feed stands as an instant begins.
    public RecordWriter instant(Position position) {
        return InstantCodec.write(writer.begin(), position);
    }

    /// Reads the position of a [RecordType#INSTANT].
    public Position instant(StoredRecord record) {
        return InstantCodec.read(reader.of(record.payload()), record.eventNanos());
    }

    /// The number of the instant that a [RecordType#INSTANT] begins, of either side.
    public static long ordinal(StoredRecord instant) {
        return InstantCodec.ordinal(instant.payload());
    }

    public RecordWriter warm(int subscription, int left, long[] rows, int at) {
        return row(writer.begin().putInt(subscription).putInt(left), rows, at);
    }

    public RecordWriter adjustWarm(int subscription, InstrumentEvent event) {
        writer.begin().putInt(subscription);
        events.write(writer, event);
        return writer;
    }

    public RecordWriter event(InstrumentEvent event) {
        events.write(writer.begin(), event);
        return writer;
    }

    public RecordWriter mark(Instrument instrument, double high, double low, double close) {
        return writer.begin()
                .putInt(instrument.ordinal())
                .putDouble(high)
                .putDouble(low)
                .putDouble(close);
    }

    public RecordWriter price(Instrument instrument, double price) {
        return writer.begin().putInt(instrument.ordinal()).putDouble(price);
    }

    public RecordWriter bar(int subscription, long[] rows, int at) {
        return row(writer.begin().putInt(subscription), rows, at);
    }

    public RecordWriter revision(int subscription, boolean allowsEntries, long[] rows, int at) {
        writer.begin().putInt(subscription).putByte(allowsEntries ? 1 : 0);
        return row(writer, rows, at);
    }

    public RecordWriter trade(
            Instrument instrument, double price, double size, Aggressor aggressor) {
        return writer.begin()
                .putInt(instrument.ordinal())
                .putDouble(price)
                .putDouble(size)
                .putByte(aggressor.ordinal());
    }

    public RecordWriter quote(
            Instrument instrument, double bid, double bidSize, double ask, double askSize) {
        return writer.begin()
                .putInt(instrument.ordinal())
                .putDouble(bid)
                .putDouble(bidSize)
                .putDouble(ask)
                .putDouble(askSize);
    }

    public RecordWriter rate(Currency currency, double rate) {
        return writer.begin().putText(currency.code()).putDouble(rate);
    }

    public RecordWriter text(String text) {
        return writer.begin().putText(text);
    }

    /// @param isOtherProgram whether another program goes on, not only with other parameters
    public RecordWriter forked(String note, boolean isOtherProgram) {
        return writer.begin().putText(note).putByte(isOtherProgram ? 1 : 0);
    }

    /// Whether another program goes on after a [RecordType#FORKED].
    public boolean isOtherProgram(StoredRecord forked) {
        var from = reader.of(forked.payload());
        from.getText();
        return from.getByte() != 0;
    }

    /// Another program of the strategy goes on.
    public RecordWriter changed(ProgramChange change) {
        return change.write(writer.begin());
    }

    /// Reads a [RecordType#CHANGED].
    public ProgramChange changed(StoredRecord record) {
        return ProgramChange.read(reader.of(record.payload()));
    }

    public RecordWriter recovered(Recovery recovery) {
        return RecoveryCodec.write(writer.begin(), recovery);
    }

    public RecordWriter report(VenueReport report) {
        reports.write(writer.begin(), report);
        return writer;
    }

    /// The report in the payload of a [RecordType#REPORT] or a [RecordType#NOTICE].
    public VenueReport report(byte[] payload) {
        return reports.read(reader.of(payload));
    }

    /// Whether a [RecordType#REPORT] or a [RecordType#NOTICE] shows what became of a request.
    public static boolean answers(
            StoredRecord report, long orderNumber, @Nullable Request request) {
        var from = new RecordReader().of(report.payload());
        var kind = from.getByte();
        return kind < ReportCodec.FIRST_OF_ACCOUNT
                && from.getLong() == orderNumber
                && ReportCodec.answers(kind, request == Request.SUBMIT);
    }

    public RecordWriter submit(OrderIntent intent) {
        CommandCodec.submit(writer.begin(), intent);
        return writer;
    }

    public RecordWriter cancel(long orderNumber) {
        CommandCodec.cancel(writer.begin(), orderNumber);
        return writer;
    }

    public RecordWriter replace(long orderNumber, long totalUnits, OrderTerms terms) {
        CommandCodec.replace(writer.begin(), orderNumber, totalUnits, terms);
        return writer;
    }

    /// @param seq of the snapshot
    /// @param stateHash of what is in it
    public RecordWriter snapshot(long seq, String stateHash) {
        return writer.begin().putLong(seq).putText(stateHash);
    }

    /// The text of a [RecordType#HALT] or a [RecordType#RESET].
    public String text(byte[] payload) {
        return reader.of(payload).getText();
    }

    /// What an effect asks of the venue.
    public RecordWriter intent(Effect effect) {
        return switch (effect) {
            case Effect.Submit(var approved) -> submit(approved.intent());
            case Effect.Cancel(var number) -> cancel(number);
            case Effect.Replace(var number, var total, var terms) -> replace(number, total, terms);
        };
    }

    /// The type of the record of an effect.
    public static RecordType type(Effect effect) {
        return switch (effect) {
            case Effect.Submit _ -> RecordType.SUBMIT;
            case Effect.Cancel _ -> RecordType.CANCEL;
            case Effect.Replace _ -> RecordType.REPLACE;
        };
    }

    /// Gives an input to an engine.
    ///
    /// @throws IllegalArgumentException if the record is no input, or not one of this session
    public void apply(StoredRecord input, EngineInputs to) {
        var type =
                RecordType.of(input.type())
                        .orElseThrow(() ->
                                new IllegalArgumentException("record " + input + " is no input"));
        var at = input.eventNanos();
        var arrived = input.arrivalNanos();
        var from = reader.of(input.payload());
        switch (type) {
            case START -> to.start(at, arrived);
            case WARM -> to.warm(from.getInt(), from.getInt(), row(from), 0);
            case ADJUST_WARM -> to.adjustWarm(from.getInt(), events.read(from));
            case ADJUST -> to.adjust(at, arrived, events.read(from));
            case INSTRUMENT -> to.onInstrument(at, arrived, events.read(from));
            case MARK ->
                    to.mark(
                            at,
                            arrived,
                            instrument(from),
                            from.getDouble(),
                            from.getDouble(),
                            from.getDouble());
            case PRICE -> to.price(instrument(from), from.getDouble());
            case END_MARKS -> to.endMarks(at);
            case BAR -> to.onBar(at, arrived, from.getInt(), row(from), 0);
            case REVISION ->
                    to.onRevision(at, arrived, from.getInt(), from.getByte() == 1, row(from), 0);
            case SLICE -> to.onSlice(at);
            case TRADE ->
                    to.onTrade(
                            at,
                            arrived,
                            instrument(from),
                            from.getDouble(),
                            from.getDouble(),
                            AGGRESSORS[from.getByte()]);
            case QUOTE ->
                    to.onQuote(
                            at,
                            arrived,
                            instrument(from),
                            from.getDouble(),
                            from.getDouble(),
                            from.getDouble(),
                            from.getDouble());
            case RATE -> to.onRate(at, arrived, Currency.of(from.getText()), from.getDouble());
            case STOP -> to.stop(at, arrived);
            case TIMER -> {
                if (!to.onTimer(at, arrived)) {
                    throw new IllegalArgumentException(
                            "no schedule is due at record " + input.seq());
                }
            }
            case REPORT, NOTICE -> to.onReport(at, arrived, reports.read(from));
            case HALT -> to.halt(at, arrived, from.getText());
            case RECOVERED -> to.recovered(at, arrived, RecoveryCodec.read(from));
            case INSTANT,
                    SUBMIT,
                    CANCEL,
                    REPLACE,
                    DRIVE,
                    OPEN,
                    RANGE,
                    END_OPENS,
                    END_RANGES,
                    POLL,
                    SENDER,
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

    /// Shows an engine the history of the market in a record, as far as its indicators have it from
    /// there; all else is left out.
    public void observe(StoredRecord input, Engine to) {
        var type = RecordType.of(input.type()).orElse(RecordType.INSTANT);
        switch (type) {
            case WARM, ADJUST_WARM, ADJUST -> apply(input, to);
            case BAR -> {
                var from = reader.of(input.payload());
                to.observe(from.getInt(), row(from), 0);
            }
            default -> {}
        }
    }

    private static RecordWriter row(RecordWriter to, long[] rows, int at) {
        for (var i = 0; i < BarRow.STRIDE; i++) {
            to.putLong(rows[at + i]);
        }
        return to;
    }

    private long[] row(RecordReader from) {
        for (var i = 0; i < BarRow.STRIDE; i++) {
            row[i] = from.getLong();
        }
        return row;
    }

    private Instrument instrument(RecordReader from) {
        return instruments.get(from.getInt());
    }
}
