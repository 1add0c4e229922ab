package dev.tandem.runtime.journal;

import dev.tandem.runtime.port.StorageFile;
import java.nio.ByteBuffer;

/// An archived segment, to be read only.
///
/// @param bytes of the segment
record UnpackedFile(byte[] bytes) implements StorageFile {
    @Override
    public int read(ByteBuffer into, long position) {
        var count = (int) Math.min(into.remaining(), Math.max(0, bytes.length - position));
        into.put(bytes, (int) Math.min(position, bytes.length), count);
        return count;
    }

    @Override
    public void write(ByteBuffer from, long position) {
        throw readOnly();
    }

    @Override
    public void force() {
        throw readOnly();
    }

    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public void truncate(long length) {
        throw readOnly();
    }

    @Override
    public void preallocate(long length) {
        throw readOnly();
    }

    @Override
    public void close() {}

    private static UnsupportedOperationException readOnly() {
        return new UnsupportedOperationException("an archived segment is not written to");
    }
}
