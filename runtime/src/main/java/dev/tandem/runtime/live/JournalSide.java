package dev.tandem.runtime.live;

import dev.tandem.runtime.journal.Journal;
import dev.tandem.runtime.journal.JournalQueueFull;
import dev.tandem.runtime.journal.JournalReader;
import dev.tandem.runtime.journal.JournalRecord;
import dev.tandem.runtime.port.Storage;
import dev.tandem.runtime.record.NewerVersionException;
import dev.tandem.runtime.record.RecordForms;
import dev.tandem.runtime.record.RecordType;
import dev.tandem.runtime.record.RecordWriter;
import dev.tandem.runtime.record.StoredRecord;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// One side of a session in a journal on disk.
public final class JournalSide implements RecordLog, RecordSource {
    private static final long GLANCE_NANOS = 5_000_000;

    private final Storage storage;
    private final Journal journal;
    private final boolean isWrittenBySteps;

    /// @param isWrittenBySteps whether whoever waits writes: no thread of the journal does
    public JournalSide(Storage storage, Journal journal, boolean isWrittenBySteps) {
        this.storage = storage;
        this.journal = journal;
        this.isWrittenBySteps = isWrittenBySteps;
    }

    /// Puts a record into the queue of the journal; a full one is waited for.
    @Override
    public long append(RecordType type, long eventNanos, long arrivalNanos, RecordWriter payload) {
        while (true) {
            try {
                return journal.append(
                        type.code(),
                        RecordForms.version(type.code()),
                        eventNanos,
                        arrivalNanos,
                        payload.bytes(),
                        0,
                        payload.length());
            } catch (JournalQueueFull full) {
                await(journal.lastSeq());
            }
        }
    }

    @Override
    public boolean awaitDurable(long seq, BooleanSupplier givesUp) {
        while (!await(seq)) {
            if (givesUp.getAsBoolean()) {
                return false;
            }
        }
        return true;
    }

    private boolean await(long seq) {
        if (isWrittenBySteps) {
            journal.writer().step();
        }
        return journal.awaitDurable(seq, GLANCE_NANOS);
    }

    @Override
    public void read(long fromSeq, Consumer<StoredRecord> taker) {
        readAll(storage, fromSeq, taker);
    }

    /// Reads a journal that nobody needs to have open.
    public static void readAll(Storage storage, long fromSeq, Consumer<StoredRecord> taker) {
        try (var reader = JournalReader.open(storage, fromSeq)) {
            while (reader.next()) {
                taker.accept(stored(reader.record()));
            }
        }
    }

    static StoredRecord stored(JournalRecord record) {
        return new StoredRecord(
                record.seq(),
                record.type(),
                record.eventNanos(),
                record.arrivalNanos(),
                payload(record));
    }

    private static byte[] payload(JournalRecord record) {
        try {
            return RecordForms.present(record.type(), record.version(), record.payload());
        } catch (NewerVersionException newer) {
            throw newer.at("record " + record.seq());
        }
    }

    Journal journal() {
        return journal;
    }
}
