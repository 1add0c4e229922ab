package dev.tandem.runtime.live;

import dev.tandem.api.event.InstrumentEvent;
import dev.tandem.api.event.VenueReport;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.Aggressor;
import dev.tandem.api.market.Book;
import dev.tandem.api.value.Currency;
import dev.tandem.engine.Engine;
import dev.tandem.engine.EngineInputs;
import dev.tandem.engine.Recovery;
import dev.tandem.runtime.Position;
import dev.tandem.runtime.journal.Snapshot;
import dev.tandem.runtime.port.Clock;
import dev.tandem.runtime.record.EngineRecords;
import dev.tandem.runtime.record.ProgramChange;
import dev.tandem.runtime.record.RecordType;
import dev.tandem.runtime.record.RecordWriter;
import dev.tandem.runtime.record.StoredRecord;
import org.jspecify.annotations.Nullable;

/// Notes every input of an engine in the journal, stamped with its arrival, before the engine takes
/// it. Arrivals never run backwards, also when the clock does.
final class JournaledInputs implements EngineInputs {
    private static final long HASH_EVERY = 10_000; // records

    private Engine engine;
    private final EngineRecords records;
    private final Track track;
    private final Clock clock;
    private final long notBefore;
    private long arrivedNanos;
    private long eventNanos;
    private long lastSeq;
    private long hashedSeq;

    /// @param notBefore no new record arrives before: the latest arrival in the journal
    JournaledInputs(
            Engine engine, EngineRecords records, Track track, Clock clock, long notBefore) {
        this.engine = engine;
        this.records = records;
        this.track = track;
        this.clock = clock;
        this.notBefore = notBefore;
        arrivedNanos = engine.arrivalNanos();
    }

    /// Notes where the feed stands.
    void begin(Position position) {
        if (lastSeq - hashedSeq >= HASH_EVERY && !track.isPlayedAgain()) {
            noteHash(RecordType.STATE_HASH, position.atNanos());
        }
        note(RecordType.INSTANT, position.atNanos(), records.instant(position));
    }

    @Override
    public void start(long atNanos, long arrived) {
        var stamp = note(RecordType.START, atNanos, records.empty());
        engine.start(atNanos, stamp);
    }

    @Override
    public void warm(int subscription, int left, long[] rows, int at) {
        note(RecordType.WARM, eventNanos, records.warm(subscription, left, rows, at));
        engine.warm(subscription, left, rows, at);
    }

    @Override
    public void adjustWarm(int subscription, InstrumentEvent event) {
        note(RecordType.ADJUST_WARM, eventNanos, records.adjustWarm(subscription, event));
        engine.adjustWarm(subscription, event);
    }

    @Override
    public void adjust(long atNanos, long arrived, InstrumentEvent event) {
        var stamp = note(RecordType.ADJUST, atNanos, records.event(event));
        engine.adjust(atNanos, stamp, event);
    }

    @Override
    public void onInstrument(long atNanos, long arrived, InstrumentEvent event) {
        var stamp = note(RecordType.INSTRUMENT, atNanos, records.event(event));
        engine.onInstrument(atNanos, stamp, event);
    }

    @Override
    public void mark(
            long atNanos,
            long arrived,
            Instrument instrument,
            double high,
            double low,
            double close) {
        var stamp = note(RecordType.MARK, atNanos, records.mark(instrument, high, low, close));
        engine.mark(atNanos, stamp, instrument, high, low, close);
    }

    @Override
    public void price(Instrument instrument, double price) {
        note(RecordType.PRICE, eventNanos, records.price(instrument, price));
        engine.price(instrument, price);
    }

    @Override
    public void endMarks(long atNanos) {
        note(RecordType.END_MARKS, atNanos, records.empty());
        engine.endMarks(atNanos);
    }

    @Override
    public void onBar(long atNanos, long arrived, int subscription, long[] rows, int at) {
        var stamp = note(RecordType.BAR, atNanos, records.bar(subscription, rows, at));
        engine.onBar(atNanos, stamp, subscription, rows, at);
    }

    @Override
    public void onRevision(
            long atNanos,
            long arrived,
            int subscription,
            boolean allowsEntries,
            long[] rows,
            int at) {
        var payload = records.revision(subscription, allowsEntries, rows, at);
        var stamp = note(RecordType.REVISION, atNanos, payload);
        engine.onRevision(atNanos, stamp, subscription, allowsEntries, rows, at);
    }

    @Override
    public void onTrade(
            long atNanos,
            long arrived,
            Instrument instrument,
            double price,
            double size,
            Aggressor aggressor) {
        var stamp =
                note(RecordType.TRADE, atNanos, records.trade(instrument, price, size, aggressor));
        engine.onTrade(atNanos, stamp, instrument, price, size, aggressor);
    }

    @Override
    public void onQuote(
            long atNanos,
            long arrived,
            Instrument instrument,
            double bid,
            double bidSize,
            double ask,
            double askSize) {
        var stamp =
                note(
                        RecordType.QUOTE,
                        atNanos,
                        records.quote(instrument, bid, bidSize, ask, askSize));
        engine.onQuote(atNanos, stamp, instrument, bid, bidSize, ask, askSize);
    }

    @Override
    public void attach(Book book) {
        throw noBooks(book.instrument());
    }

    @Override
    public void onBook(long atNanos, long arrived, Instrument instrument) {
        throw noBooks(instrument);
    }

    @Override
    public void onSlice(long atNanos) {
        note(RecordType.SLICE, atNanos, records.empty());
        engine.onSlice(atNanos);
    }

    @Override
    public boolean onTimer(long atNanos, long arrived) {
        if (engine.nextTimerNanos() > atNanos) {
            return false;
        }
        var stamp = note(RecordType.TIMER, atNanos, records.empty());
        return engine.onTimer(atNanos, stamp);
    }

    @Override
    public void onReport(long atNanos, long arrived, VenueReport report) {
        var stamp = note(RecordType.REPORT, atNanos, records.report(report));
        engine.onReport(atNanos, stamp, report);
    }

    /// Takes what neither feed nor venue said: an answer is missing, the gate let nothing out.
    void onNotice(long atNanos, VenueReport notice) {
        eventNanos = atNanos;
        track.append(RecordType.NOTICE, atNanos, stamp(), records.report(notice));
        engine.onReport(atNanos, arrivedNanos, notice);
    }

    @Override
    public void halt(long atNanos, long arrived, String reason) {
        eventNanos = atNanos;
        track.append(RecordType.HALT, atNanos, stamp(), records.text(reason));
        engine.halt(atNanos, arrivedNanos, reason);
    }

    /// Tells the strategy of a restart, if it wants to know; noted durably before, so that whatever
    /// it does then has its cause in the journal.
    @Override
    public void recovered(long atNanos, long arrived, Recovery recovery) {
        if (!engine.hearsRecovery()) {
            return;
        }
        eventNanos = atNanos;
        var seq = track.append(RecordType.RECOVERED, atNanos, stamp(), records.recovered(recovery));
        track.log().awaitDurable(seq, () -> false);
        engine.recovered(atNanos, arrivedNanos, recovery);
    }

    /// Notes that a halt is taken back, durably; the engine does not need to know.
    void noteReset(long atNanos, String reason) {
        var seq = track.append(RecordType.RESET, atNanos, stamp(), records.text(reason));
        track.log().awaitDurable(seq, () -> false);
    }

    /// Notes that a snapshot was saved and read again.
    void noteSnapshot(long atNanos, Snapshot saved) {
        var payload = records.snapshot(saved.seq(), saved.stateHash());
        track.append(RecordType.SNAPSHOT, atNanos, stamp(), payload);
    }

    /// Notes what the engine has decided so far, so that a replay can tell whether it decides the
    /// same.
    void noteHash(RecordType type, long atNanos) {
        hashedSeq = track.append(type, atNanos, stamp(), records.text(engine.decisionHash()));
    }

    /// Notes what the engine has decided so far, and waits until all of it is durable.
    void noteAll(long atNanos) {
        noteHash(RecordType.STATE_HASH, atNanos);
        track.log().awaitDurable(hashedSeq, () -> false);
    }

    /// Notes durably that another program goes on.
    ///
    /// @return number of the record
    long noteChange(long atNanos, ProgramChange change) {
        var payload = records.changed(change);
        var seq = track.append(RecordType.CHANGED, atNanos, stamp(), payload);
        track.log().awaitDurable(seq, () -> false);
        return seq;
    }

    /// Passes the record that stands next in the journal if another program goes on after it; null
    /// if it says something else.
    @Nullable StoredRecord passChange() {
        var next = track.peek();
        if (next == null || !next.is(RecordType.CHANGED)) {
            return null;
        }
        track.pass();
        arrivedNanos = next.arrivalNanos();
        return next;
    }

    /// The engine that decides so far.
    Engine engine() {
        return engine;
    }

    /// From here on inputs go to another engine.
    void succeed(Engine next) {
        engine = next;
    }

    /// Takes again what stands next in the journal and nobody says again.
    ///
    /// @return whether there was something
    boolean takeOutside() {
        var next = track.peek();
        return next != null && next.origin() == RecordType.Origin.OUTSIDE && take(next);
    }

    /// The same for one type of record.
    boolean takeOutside(RecordType type) {
        var next = track.peek();
        return next != null && next.is(type) && take(next);
    }

    private boolean take(StoredRecord next) {
        track.pass();
        eventNanos = next.eventNanos();
        arrivedNanos = next.arrivalNanos();
        records.apply(next, engine);
        return true;
    }

    @Override
    public void stop(long atNanos, long arrived) {
        var stamp = note(RecordType.STOP, atNanos, records.empty());
        engine.stop(atNanos, stamp);
    }

    @Override
    public void onRate(long atNanos, long arrived, Currency currency, double rate) {
        var stamp = note(RecordType.RATE, atNanos, records.rate(currency, rate));
        engine.onRate(atNanos, stamp, currency, rate);
    }

    /// Notes an input, or finds it in the journal.
    ///
    /// @return when it arrived
    private long note(RecordType type, long atNanos, RecordWriter payload) {
        eventNanos = atNanos;
        var stands = track.find(type, atNanos, payload);
        if (stands != null) {
            arrivedNanos = stands.arrivalNanos();
        } else {
            lastSeq = track.append(type, atNanos, stamp(), payload);
        }
        return arrivedNanos;
    }

    /// Whether a record says nothing to the engine.
    static boolean isControl(StoredRecord record) {
        return record.origin() == RecordType.Origin.OUTSIDE
                && !record.is(RecordType.NOTICE)
                && !record.is(RecordType.RECOVERED)
                && !record.is(RecordType.CHANGED)
                && !record.is(RecordType.HALT);
    }

    /// When the last input arrived, for a new record that it caused.
    long arrivedNanos() {
        return Math.max(arrivedNanos, notBefore);
    }

    private long stamp() {
        arrivedNanos = Math.max(Math.max(arrivedNanos, notBefore), clock.wallNanos());
        return arrivedNanos;
    }

    private static UnsupportedOperationException noBooks(Instrument instrument) {
        return new UnsupportedOperationException(
                "order books are not in journals yet: " + instrument);
    }
}
