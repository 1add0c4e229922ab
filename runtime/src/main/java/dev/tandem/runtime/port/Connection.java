package dev.tandem.runtime.port;

import java.nio.ByteBuffer;

/// One end of a connection. For one thread.
public interface Connection extends AutoCloseable {

    /// Hands over all that remains of the buffer, which does not say that it arrives.
    ///
    /// @param waitNanos the longest wait for room
    /// @throws NetException if the connection is cut, or of kind `SLOW` if there was no room in
    ///   time
    void write(ByteBuffer from, long waitNanos);

    /// Reads what has arrived into what remains of the buffer, at least one byte of room.
    ///
    /// @param waitNanos the longest wait for the first byte; 0 to look only
    /// @return bytes read, 0 if none came in time, -1 if the other end is closed or the connection
    ///   is cut and no more will come
    int read(ByteBuffer into, long waitNanos);

    @Override
    void close();
}
