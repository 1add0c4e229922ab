package dev.tandem.runtime.port;

import java.nio.ByteBuffer;

/// An open file. Reads and writes say where; there is no current position. For many threads, but a
/// writer has to be alone in what it writes.
public interface StorageFile extends AutoCloseable {

    /// Reads into what remains of the buffer, as much as there is.
    ///
    /// @return bytes read, 0 at or after the end of the file
    int read(ByteBuffer into, long position);

    /// Writes all that remains of the buffer.
    void write(ByteBuffer from, long position);

    /// Returns when what was written survives a power failure. After a failure nothing is known
    /// about the file, and a second call proves nothing.
    void force();

    long size();

    /// Cuts the file or leaves it as it is if it is not longer.
    void truncate(long bytes);

    /// Writes zeros from the end of the file until it has this many bytes.
    void preallocate(long bytes);

    @Override
    void close();
}
