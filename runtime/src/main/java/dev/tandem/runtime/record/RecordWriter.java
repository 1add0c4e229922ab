package dev.tandem.runtime.record;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Builds the payload of one record after the other in the same bytes, big endian.
public final class RecordWriter {
    private byte[] bytes = new byte[256];
    private ByteBuffer buffer = ByteBuffer.wrap(bytes);

    /// Begins the next payload.
    public RecordWriter begin() {
        buffer.clear();
        return this;
    }

    public RecordWriter putByte(int value) {
        reserve(Byte.BYTES);
        buffer.put((byte) value);
        return this;
    }

    public RecordWriter putInt(int value) {
        reserve(Integer.BYTES);
        buffer.putInt(value);
        return this;
    }

    public RecordWriter putLong(long value) {
        reserve(Long.BYTES);
        buffer.putLong(value);
        return this;
    }

    /// All bits of the value.
    public RecordWriter putDouble(double value) {
        return putLong(Double.doubleToRawLongBits(value));
    }

    /// Length and UTF-8 bytes.
    public RecordWriter putText(String value) {
        var text = value.getBytes(StandardCharsets.UTF_8);
        reserve(Integer.BYTES + text.length);
        buffer.putInt(text.length).put(text);
        return this;
    }

    public RecordWriter putBytes(byte[] value) {
        reserve(value.length);
        buffer.put(value);
        return this;
    }

    /// The payload is the first [#length] of them; they change with the next record.
    public byte[] bytes() {
        return bytes;
    }

    public int length() {
        return buffer.position();
    }

    /// A copy of the payload.
    public byte[] copy() {
        return Arrays.copyOf(bytes, buffer.position());
    }

    private void reserve(int more) {
        if (buffer.remaining() < more) {
            var position = buffer.position();
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, position + more));
            buffer = ByteBuffer.wrap(bytes).position(position);
        }
    }
}
