package dev.tandem.runtime.live;

import dev.tandem.engine.Engine;
import dev.tandem.runtime.record.EngineRecords;
import dev.tandem.runtime.record.RecordType;
import dev.tandem.runtime.record.StoredRecord;
import java.util.Arrays;

/// Gives the records of a journal to an engine and compares what it decides with the intents that
/// stand there.
public final class EngineReplay {
    private final Engine engine;
    private final EngineRecords records;
    private long intents;
    private long hashes;

    public EngineReplay(Engine engine, EngineRecords records) {
        this.engine = engine;
        this.records = records;
    }

    /// Takes the next record.
    ///
    /// @throws SessionDiffersException at the first intent that the engine does not have, or the
    ///   first of its own that the journal does not have
    public void take(StoredRecord record) {
        var type = RecordType.of(record.type()).orElse(null);
        if (type == null) {
            return; // of the journal itself
        }
        switch (type) {
            case SUBMIT, CANCEL, REPLACE -> compare(record, type);
            case START,
                    WARM,
                    ADJUST_WARM,
                    ADJUST,
                    INSTRUMENT,
                    MARK,
                    PRICE,
                    END_MARKS,
                    BAR,
                    REVISION,
                    SLICE,
                    TRADE,
                    QUOTE,
                    RATE,
                    STOP,
                    TIMER,
                    REPORT -> {
                requireNoEffect(record);
                apply(record);
            }
            case NOTICE, HALT, RECOVERED -> records.apply(record, engine);
            case STATE_HASH, CLEAN_STOP -> compareHash(record);
            case INSTANT, SENDER, RESET, SNAPSHOT -> {}
            case FORKED ->
                    throw new SessionDiffersException(
                            "record "
                                    + record.seq()
                                    + " says that the session was forked with other parameters: the"
                                    + " snapshot from which it goes on is missing");
            case CHANGED ->
                    throw new SessionDiffersException(
                            "record "
                                    + record.seq()
                                    + " says that another program decides from there on, and it is"
                                    + " not here");
            case DRIVE, OPEN, RANGE, END_OPENS, END_RANGES, POLL ->
                    throw new SessionDiffersException(
                            "record "
                                    + record.seq()
                                    + ", "
                                    + type.text()
                                    + ", belongs into the journal of a venue");
        }
    }

    /// A strategy that declares something else has no place for what came.
    private void apply(StoredRecord record) {
        try {
            records.apply(record, engine);
        } catch (IllegalArgumentException | IndexOutOfBoundsException misfit) {
            throw new SessionDiffersException(
                    "record "
                            + record.seq()
                            + " is "
                            + SessionDiffersException.words(record, false)
                            + "\nplayed again it is not asked for: "
                            + misfit.getMessage());
        }
    }

    /// Intents that were compared.
    public long intents() {
        return intents;
    }

    /// Decision hashes that were compared.
    public long hashes() {
        return hashes;
    }

    private void compare(StoredRecord record, RecordType type) {
        var effect = engine.poll();
        if (effect == null) {
            throw new SessionDiffersException(
                    "record "
                            + record.seq()
                            + " is "
                            + SessionDiffersException.words(record, false)
                            + "\nplayed again nothing is decided there");
        }
        var payload = records.intent(effect).copy();
        if (EngineRecords.type(effect) != type || !Arrays.equals(payload, record.payload())) {
            throw new SessionDiffersException(
                    "the journal of the engine",
                    false,
                    record,
                    EngineRecords.type(effect),
                    engine.nowNanos(),
                    payload);
        }
        intents++;
    }

    private void compareHash(StoredRecord record) {
        var noted = records.text(record.payload());
        if (!noted.equals(engine.decisionHash())) {
            throw new SessionDiffersException(
                    "at record "
                            + record.seq()
                            + " the decisions had the hash "
                            + noted
                            + ", in the replay "
                            + engine.decisionHash());
        }
        hashes++;
    }

    private void requireNoEffect(StoredRecord record) {
        var effect = engine.poll();
        if (effect != null) {
            throw new SessionDiffersException(
                    "record "
                            + record.seq()
                            + " is "
                            + SessionDiffersException.words(record, false)
                            + "\nplayed again comes before it "
                            + SessionDiffersException.words(
                                    EngineRecords.type(effect),
                                    engine.nowNanos(),
                                    records.intent(effect).copy(),
                                    false));
        }
    }
}
