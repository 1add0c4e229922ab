package dev.tandem.runtime.journal;

import dev.tandem.runtime.port.StorageFile;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/// Writes marks into two pages by turns, so that a torn one leaves the one before.
final class MarkWriter {
    private final StorageFile file;
    private final long firstPage;
    private final long journalId;
    private final ByteBuffer bytes = Layout.buffer(Mark.BYTES);
    private final CRC32C crc = new CRC32C();
    private int slot;

    /// @param slot 0 or 1, where the older mark is
    MarkWriter(StorageFile file, long firstPage, long journalId, int slot) {
        this.file = file;
        this.firstPage = firstPage;
        this.journalId = journalId;
        this.slot = slot;
    }

    void write(long segment, long position, long seq, long chain) {
        Mark.put(bytes, crc, journalId, segment, position, seq, chain);
        file.write(bytes, firstPage + (long) slot * Layout.PAGE);
        slot = 1 - slot;
    }
}
