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

    /// Leaves out so many bytes.
    public RecordReader skip(int bytes) {
        buffer.position(buffer.position() + bytes);
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
        return new String(getBytes(buffer.getInt()), StandardCharsets.UTF_8);
    }

    /// As many bytes as they are.
    public byte[] getBytes(int length) {
        if (length < 0 || length > buffer.remaining()) {
            throw new BufferUnderflowException();
        }
        var bytes = new byte[length];
        buffer.get(bytes);
        return bytes;
    }

    /// All bytes that are left.
    public byte[] getRest() {
        return getBytes(buffer.remaining());
    }
}
