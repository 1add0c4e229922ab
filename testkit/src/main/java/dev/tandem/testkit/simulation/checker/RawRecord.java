package dev.tandem.testkit.simulation.checker;

import dev.tandem.runtime.journal.JournalReader;
import dev.tandem.runtime.port.Storage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A record as its bytes.
///
/// @param epoch of the start during which it was written
/// @param type code of its kind
/// @param eventNanos when it happened, nanoseconds since 1970 UTC
/// @param arrivalNanos when it was stamped
public record RawRecord(
        long seq, int epoch, int type, long eventNanos, long arrivalNanos, byte[] payload) {
    static final int MARK = 7;
    static final int BAR = 10;
    static final int TRADE = 12;
    static final int QUOTE = 13;
    static final int STOP = 15;
    static final int REPORT = 21;
    static final int SUBMIT = 30;
    static final int CANCEL = 31;
    static final int REPLACE = 32;
    static final int NOTICE = 50;
    static final int HALT = 51;
    static final int SENDER = 55;
    static final int RESET = 56;
    static final int EPOCH_STARTED = 0xF001;
    static final int LARGEST = 199;

    /// All records of a journal.
    public static List<RawRecord> all(Storage journal) {
        var all = new ArrayList<RawRecord>();
        try (var reader = JournalReader.open(journal, 1)) {
            while (reader.next()) {
                var record = reader.record();
                all.add(
                        new RawRecord(
                                record.seq(),
                                record.epoch(),
                                record.type(),
                                record.eventNanos(),
                                record.arrivalNanos(),
                                record.payload()));
            }
        }
        return all;
    }

    /// Whether the session wrote it, and not the journal itself.
    boolean isOfSession() {
        return type <= LARGEST;
    }

    boolean isRequest() {
        return type >= SUBMIT && type <= REPLACE;
    }

    ByteBuffer from(int index) {
        return ByteBuffer.wrap(payload, index, payload.length - index);
    }

    static String text(ByteBuffer from) {
        var bytes = new byte[from.getInt()];
        from.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
