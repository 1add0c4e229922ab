package dev.tandem.runtime.record;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Reads what [RecordWriter] wrote, in the same order.
public final class RecordReader {
    private ByteBuffer buffer = ByteBuffer.allocate(0);

    /// Begins with another payload.
    public RecordReader of(byte[] payload) {
        buffer = ByteBuffer.wrap(payload);
        return this;
    }

    public byte getByte() {
        return buffer.get();
    }

    public int getInt() {
        return buffer.getInt();
    }

    public long getLong() {
        return buffer.getLong();
    }

    public double getDouble() {
        return Double.longBitsToDouble(getLong());
    }

    public String getText() {
        var length = buffer.getInt();
        if (length < 0 || length > buffer.remaining()) {
            throw new BufferUnderflowException();
        }
        var text = new byte[length];
        buffer.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }
}
