package dev.tandem.runtime.live;

import dev.tandem.runtime.port.Connection;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Makes messages of the bytes of one connection, in whatever pieces they come.
final class FrameReader {
    private static final int ROOM = 8192;

    private ByteBuffer arrived = ByteBuffer.allocate(ROOM).flip();

    /// Reads what the connection has.
    ///
    /// @param waitNanos the longest wait for the first byte
    /// @return bytes read, -1 if no more will come
    int fill(Connection from, long waitNanos) {
        arrived.compact();
        if (!arrived.hasRemaining()) {
            arrived = ByteBuffer.wrap(Arrays.copyOf(arrived.array(), 2 * arrived.capacity()));
            arrived.position(arrived.capacity() / 2);
        }
        var count = from.read(arrived, waitNanos);
        arrived.flip();
        return count;
    }

    /// The next message, null if it has not arrived whole.
    ///
    /// @throws GarbledException if the bytes are none
    @Nullable Frame next() {
        if (arrived.remaining() < Frame.HEAD) {
            return null;
        }
        var at = arrived.position();
        var length = arrived.getInt(at);
        if (length < Frame.FIXED || length > Frame.LARGEST) {
            throw new GarbledException("a message of " + length + " bytes");
        }
        if (arrived.remaining() < Frame.HEAD + length) {
            return null;
        }
        var from = at + Frame.HEAD;
        if (arrived.getInt(at + Integer.BYTES) != Frame.check(arrived.array(), from, length)) {
            throw new GarbledException("a message whose check value is wrong");
        }
        arrived.position(from + length);
        return new Frame(
                arrived.get(from) & 0xff,
                arrived.get(from + 1) & 0xff,
                arrived.getLong(from + 2),
                Arrays.copyOfRange(arrived.array(), from + Frame.FIXED, from + length));
    }

    /// What arrived is no message: nothing after it can be trusted.
    static final class GarbledException extends RuntimeException {
        private static final long serialVersionUID = 1;

        GarbledException(String what) {
            super("garbled: " + what);
        }
    }
}
