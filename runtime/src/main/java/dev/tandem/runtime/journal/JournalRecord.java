package dev.tandem.runtime.journal;

import java.nio.ByteBuffer;

/// A view of the record at which a [JournalReader] stands; it changes with the next one.
public final class JournalRecord {
    private final SegmentCursor cursor;

    JournalRecord(SegmentCursor cursor) {
        this.cursor = cursor;
    }

    public long seq() {
        return cursor.seq();
    }

    /// Of the start during which it was written.
    public int epoch() {
        return cursor.epoch();
    }

    public int type() {
        return cursor.type();
    }

    public int version() {
        return cursor.window().getShort(cursor.at() + Layout.VERSION) & 0xFFFF;
    }

    /// When it happened by its source, nanoseconds since 1970 UTC.
    public long eventNanos() {
        return cursor.window().getLong(cursor.at() + Layout.EVENT);
    }

    /// When it reached us, nanoseconds since 1970 UTC.
    public long arrivalNanos() {
        return cursor.window().getLong(cursor.at() + Layout.ARRIVAL);
    }

    /// Bytes of the payload.
    public int length() {
        return cursor.payloadBytes();
    }

    /// Copies the payload.
    ///
    /// @return bytes copied
    public int copyTo(byte[] target, int at) {
        cursor.window().get(cursor.at() + Layout.PAYLOAD, target, at, length());
        return length();
    }

    /// A copy of the payload.
    public byte[] payload() {
        var copy = new byte[length()];
        copyTo(copy, 0);
        return copy;
    }

    /// The payload where it lies, little endian, to read only. Valid until the next record.
    public ByteBuffer view() {
        return cursor.window()
                .slice(cursor.at() + Layout.PAYLOAD, length())
                .asReadOnlyBuffer()
                .order(cursor.window().order());
    }
}
