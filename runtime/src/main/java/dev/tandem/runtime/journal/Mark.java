package dev.tandem.runtime.journal;

import dev.tandem.runtime.port.StorageFile;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/// "Everything up to here is durable", written after the force that made it so. A mark that is read
/// is true, whether or not it was forced itself.
///
/// @param position end of the last durable frame in its segment
/// @param seq of the last durable record, 0 if there is none
/// @param chain value there
record Mark(long journalId, long segment, long position, long seq, long chain) {
    static final int BYTES = 64;

    private static final long MAGIC = 0x314b_524d_4d44_4e54L; // "TNDMMRK1"
    private static final int CHECKED = 48;

    static void put(
            ByteBuffer into,
            CRC32C crc,
            long journalId,
            long segment,
            long position,
            long seq,
            long chain) {
        into.clear();
        into.putLong(MAGIC).putLong(journalId).putLong(segment);
        into.putLong(position).putLong(seq).putLong(chain);
        into.flip();
        crc.reset();
        crc.update(into);
        into.limit(BYTES);
        into.putInt((int) crc.getValue()).putInt(0).putLong(0).flip();
    }

    /// The marks in two neighbouring pages; a page that holds none, or a torn one, is left out.
    static List<Mark> read(StorageFile file, long firstPage) {
        var marks = new ArrayList<Mark>(2);
        for (var slot = 0; slot < 2; slot++) {
            var bytes = Layout.buffer(BYTES);
            if (file.read(bytes, firstPage + (long) slot * Layout.PAGE) == BYTES && isMark(bytes)) {
                marks.add(
                        new Mark(
                                bytes.getLong(8),
                                bytes.getLong(16),
                                bytes.getLong(24),
                                bytes.getLong(32),
                                bytes.getLong(40)));
            }
        }
        return marks;
    }

    private static boolean isMark(ByteBuffer bytes) {
        if (bytes.getLong(0) != MAGIC) {
            return false;
        }
        var crc = new CRC32C();
        crc.update(bytes.duplicate().limit(CHECKED).position(0));
        return bytes.getInt(CHECKED) == (int) crc.getValue();
    }
}
